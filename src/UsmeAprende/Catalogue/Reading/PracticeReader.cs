using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>Reads <c>practica</c>: text, and perhaps numbered steps at its end.</summary>
internal static partial class PracticeReader
{
    public static LessonPracticePart Read(ContentBlock piece, ActivityId owner, MarkdownRenderer prose, SourceText source)
    {
        var begin = Array.FindIndex(piece.Lines, line => Step().IsMatch(line));
        var text = begin < 0 ? piece : piece with { Lines = piece.Lines[..begin] };
        return new LessonPracticePart(
            owner.Within(piece.Id),
            LessonReader.RenderActivity(text, prose, source),
            begin < 0 ? [] : ReadSteps(piece, begin, prose, source)
        );
    }

    private static ImmutableArray<PracticeStep> ReadSteps(ContentBlock piece, int begin, MarkdownRenderer prose, SourceText source)
    {
        var steps = ImmutableArray.CreateBuilder<PracticeStep>();
        var seen = new HashSet<string>();
        for (var i = begin; i < piece.Lines.Length; i++)
        {
            var line = piece.Lines[i];
            if (string.IsNullOrWhiteSpace(line))
                continue;
            if (!Step().IsMatch(line))
            {
                source.Fault(piece.First + i + 1, "En una práctica, después del primer paso solo van pasos: «1.», «2.», «3.».");
                continue;
            }

            var phrase = prose.RenderLine(Step().Replace(line, "").Trim(), piece.First + i);
            var step = new PracticeStep(ContentHash.ComputeOption(phrase.Plain), phrase.Plain, phrase.Html);
            if (!seen.Add(step.Hash))
                source.Fault(piece.First + i + 1, $"El paso «{step.Text}» está dos veces en esta práctica.");
            steps.Add(step);
        }
        return steps.ToImmutable();
    }

    [GeneratedRegex(@"^[0-9]{1,2}[.)]\s+")]
    private static partial Regex Step();
}
