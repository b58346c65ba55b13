using UsmeAprende.Documents.Paper;

namespace UsmeAprende.Certificates.Design;

/// <summary>Checks a design before certificates can be issued with it.</summary>
public static class CertificateDesignCheck
{
    /// <summary>What is wrong, by field, in sentences for whoever made it.</summary>
    public static IReadOnlyList<CertificateDesignProblem> FindProblems(CertificateDesign design) =>
        [.. Texts(design).SelectMany(Check), .. CheckBlocks(design)];

    private static IEnumerable<DesignText> Texts(CertificateDesign design) =>
        [
            new(nameof(design.Entity), design.Entity, CertificateDesign.LineLength, IsNeeded: true),
            new(nameof(design.Programme), design.Programme, CertificateDesign.LineLength, IsNeeded: false),
            new(nameof(design.Title), design.Title, CertificateDesign.LineLength, IsNeeded: true),
            new(nameof(design.Opening), design.Opening, CertificateDesign.LineLength, IsNeeded: true),
            new(nameof(design.CourseSentence), design.CourseSentence, CertificateDesign.LineLength, IsNeeded: true),
            new(nameof(design.GatheringSentence), design.GatheringSentence, CertificateDesign.LineLength, IsNeeded: true),
            new(nameof(design.Note), design.Note, CertificateDesign.ParagraphLength, IsNeeded: false),
            new(nameof(design.City), design.City, CertificateDesign.LineLength, IsNeeded: true),
            new(nameof(design.Clause), design.Clause, CertificateDesign.ParagraphLength, IsNeeded: false),
        ];

    private static IEnumerable<CertificateDesignProblem> Check(DesignText text)
    {
        if (text.IsNeeded && text.Words.Length == 0)
            yield return new CertificateDesignProblem(text.Field, "Escriba este texto. Ninguna constancia sale sin él.");
        else if (text.Words.Length > text.Most)
            yield return new CertificateDesignProblem(
                text.Field,
                $"Puede tener hasta {text.Most} letras, y tiene {text.Words.Length}. Hágalo más corto."
            );
        else if (PaperFonts.FindFirstMissing(text.Words) is { } sign)
            yield return new CertificateDesignProblem(text.Field, Paper.CertificateRenderingException.ExplainMissing(sign));
    }

    private static IEnumerable<CertificateDesignProblem> CheckBlocks(CertificateDesign design)
    {
        var blocks = design.Blocks.Select(placed => placed.Block).ToList();
        if (blocks.Distinct().Count() < blocks.Count || CertificateDesign.NeededBlocks.Except(blocks).Any())
            yield return new CertificateDesignProblem(
                nameof(design.Blocks),
                "Falta una parte que ninguna constancia puede dejar, o una está dos veces. Abra la página de nuevo."
            );
    }

    private sealed record DesignText(string Field, string Words, int Most, bool IsNeeded);
}

/// <summary>Something to mend in a design.</summary>
/// <param name="Field">The name of the member of <see cref="CertificateDesign"/>.</param>
public sealed record CertificateDesignProblem(string Field, string Sentence);
