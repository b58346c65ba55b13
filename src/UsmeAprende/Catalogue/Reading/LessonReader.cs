using System.Collections.Immutable;
using System.Globalization;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>Reads one lesson.</summary>
internal static class LessonReader
{
    public static Lesson Read(SourceText source, ActivityId id, ReadingContext surroundings)
    {
        var head = FrontMatter.Read(source);
        var title = head.Keys.Text("title");
        var minutes = head.Keys.Number("minutes", 1, 60);
        var competences = head.Keys.Texts("competence");
        var former = head.Keys.Texts("antes");
        head.Keys.RejectOthers();
        foreach (var (code, line) in competences)
            surroundings.Competences.Check(code, source, line);
        surroundings.Seen.FormerIds.AddRange(former.Select(f => new FormerId(source, f.Line, f.Text, FormerIdKind.Lesson)));

        var prose = new MarkdownRenderer(source, surroundings);
        var parts = ReadParts(source, id, ContentBlockSplitter.Split(source, head.Body, ContentBlockSplitter.AllowedInLesson), prose);
        prose.CheckFragments();
        var terms = prose.Terms.ToImmutableArray();
        return new Lesson(
            id,
            title,
            minutes,
            [.. competences.Select(c => c.Text)],
            [.. former.Select(f => new ActivityId(f.Text))],
            parts,
            terms,
            ComputeVersion(title, minutes, parts, terms, prose.Drawings)
        )
        {
            File = source.Path,
        };
    }

    private static ImmutableArray<LessonPart> ReadParts(
        SourceText source,
        ActivityId id,
        ImmutableArray<ContentBlock> pieces,
        MarkdownRenderer prose
    )
    {
        foreach (var piece in pieces)
            prose.ReserveId(piece.Id);

        var cutter = new LessonTextCutter();
        var sisters = pieces.Where(p => p.SisterOf.Length > 0).ToLookup(p => p.SisterOf);
        foreach (var piece in pieces)
        {
            if (piece.Name is "glosario")
                MentionTerms(piece, prose, source);
            else if (piece.Name is "")
                cutter.Add(prose.RenderEach(piece.Text, piece.First));
            else if (ContentBlockSplitter.Boxes.Contains(piece.Name))
                cutter.Add([
                    new RenderedBlock(
                        ContentBlockRenderer.Render(piece, prose),
                        null,
                        RenderedBlock.Measure(piece.Text),
                        AnnouncesNext: false
                    ),
                ]);
            else if (piece.Name is "practica")
                cutter.Add(PracticeReader.Read(piece, id, prose, source));
            else if (piece.Name is "reflexion")
                cutter.Add(new LessonReflectionPart(id.Within(piece.Id), RenderActivity(piece, prose, source)));
            else if (piece.SisterOf.Length == 0)
                cutter.Add(new LessonQuestionPart(QuestionReader.ReadWithSisters(piece, sisters[piece.Id], id, prose, source)));
        }

        var parts = cutter.Cut();
        RefuseDuplicateQuestions(pieces, parts.OfType<LessonQuestionPart>().SelectMany(p => p.Question.Variants), source);
        return parts;
    }

    /// <summary>Two identical questions would have the same hash, and share their answers.</summary>
    public static void RefuseDuplicateQuestions(ImmutableArray<ContentBlock> pieces, IEnumerable<QuizQuestion> questions, SourceText source)
    {
        var seen = new Dictionary<string, string>();
        foreach (var question in questions.Where(q => !seen.TryAdd(q.Hash, q.Slug)))
            source.Fault(
                pieces.Last(p => p.Id == question.Slug || p.SisterOf == question.Slug).Line,
                $"Esta pregunta dice lo mismo que «{seen[question.Hash]}». Cambie una de las dos."
            );
    }

    public static string RenderActivity(ContentBlock piece, MarkdownRenderer prose, SourceText source)
    {
        if (string.IsNullOrWhiteSpace(piece.Text))
            source.Fault(piece.Line, $"El bloque «{piece.Name}» está vacío.");
        return prose.RenderBlocks(piece.Text, piece.First);
    }

    private static void MentionTerms(ContentBlock piece, MarkdownRenderer prose, SourceText source)
    {
        foreach (var (line, i) in piece.Lines.Select((line, i) => (line.Trim(), i)).Where(l => l.Item1.Length > 0))
        {
            if (line.StartsWith("- ", StringComparison.Ordinal))
                prose.AddTerm(line[2..].Trim(), piece.First + i + 1);
            else
                source.Fault(piece.First + i + 1, "En «glosario» cada línea es un término, así: «- datos-moviles».");
        }
    }

    private static string ComputeVersion(
        string title,
        int minutes,
        IEnumerable<LessonPart> parts,
        IEnumerable<GlossaryTerm> terms,
        IEnumerable<SvgDrawing> drawings
    ) =>
        ContentHash.ComputeAll([
            title,
            minutes.ToString(CultureInfo.InvariantCulture),
            .. parts.SelectMany(part =>
                part switch
                {
                    LessonTextPart text => ["t", text.Html],
                    LessonPracticePart practice => ["p", practice.Id.Value, practice.Html, .. practice.Steps.Select(s => s.Html)],
                    LessonReflectionPart reflection => ["r", reflection.Id.Value, reflection.Html],
                    LessonQuestionPart { Question: var question } => question.Variants.SelectMany(Says),
                    _ => Array.Empty<string>(),
                }
            ),
            .. terms.SelectMany(t => new[] { t.Name, t.DefinitionHtml }),
            .. drawings.Select(d => ContentHash.ComputeBytes(d.Svg)),
        ]);

    private static IEnumerable<string> Says(QuizQuestion question) =>
        [
            "q",
            question.Id.Value,
            question.Hash,
            question.PromptHtml,
            .. question.Options.SelectMany(o => new[] { o.Html, o.Match?.Html ?? "", o.ExplanationHtml }),
        ];
}
