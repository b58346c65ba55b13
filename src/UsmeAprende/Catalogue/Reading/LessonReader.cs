using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>Reads one lesson.</summary>
internal static class LessonReader
{
    public static Lesson Read(SourceText source, string id, Surroundings surroundings)
    {
        var head = FrontMatter.Read(source);
        var title = head.Keys.Text("title");
        var minutes = head.Keys.Number("minutes", 1, 60);
        var competences = head.Keys.Texts("competence");
        var former = head.Keys.Texts("antes");
        head.Keys.RejectOthers();
        foreach (var (code, line) in competences)
            surroundings.Competences.Check(code, source, line);
        surroundings.Seen.FormerIds.AddRange(former.Select(f => new FormerId(source, f.Line, f.Text, FormerKind.Lesson)));

        var prose = new Prose(source, surroundings);
        var parts = ReadParts(source, id, Pieces.Cut(source, head.Body, Pieces.OfLesson), prose);
        prose.Finish();
        var terms = prose.Terms.ToImmutableArray();
        return new Lesson(
            id,
            title,
            minutes,
            [.. competences.Select(c => c.Text)],
            [.. former.Select(f => f.Text)],
            parts,
            terms,
            VersionOf(title, minutes, parts, terms, prose.Drawings)
        )
        {
            File = source.Path,
        };
    }

    private static ImmutableArray<LessonPart> ReadParts(SourceText source, string id, ImmutableArray<Piece> pieces, Prose prose)
    {
        foreach (var piece in pieces)
            prose.Reserve(piece.Id);

        var parts = ImmutableArray.CreateBuilder<LessonPart>();
        var text = new StringBuilder();
        foreach (var piece in pieces)
        {
            LessonPart? activity = piece.Name switch
            {
                _ when Pieces.Questions.Contains(piece.Name) => new QuestionPart(QuestionReader.Read(piece, id, prose, source)),
                "practica" => new PracticePart($"{id}/{piece.Id}", Told(piece, prose, source)),
                "reflexion" => new ReflectionPart($"{id}/{piece.Id}", Told(piece, prose, source)),
                _ => null,
            };
            if (piece.Name == "glosario")
                MentionTerms(piece, prose, source);
            else if (activity is null)
                text.Append(Body.Render(piece, prose));
            if (activity is null)
                continue;
            FlushText(text, parts);
            parts.Add(activity);
        }

        FlushText(text, parts);
        RefuseTwins(pieces, parts.OfType<QuestionPart>().Select(p => p.Question), source);
        return parts.ToImmutable();
    }

    /// <summary>Two questions that say the same would share one hash, and each other's answers.</summary>
    public static void RefuseTwins(ImmutableArray<Piece> pieces, IEnumerable<Question> questions, SourceText source)
    {
        var seen = new Dictionary<string, string>();
        foreach (var question in questions.Where(q => !seen.TryAdd(q.Hash, q.Slug)))
            source.Fault(
                pieces.Last(p => p.Id == question.Slug).Line,
                $"Esta pregunta dice lo mismo que «{seen[question.Hash]}». Cambie una de las dos."
            );
    }

    private static string Told(Piece piece, Prose prose, SourceText source)
    {
        if (string.IsNullOrWhiteSpace(piece.Text))
            source.Fault(piece.Line, $"El bloque «{piece.Name}» está vacío.");
        return prose.Blocks(piece.Text, piece.First);
    }

    private static void MentionTerms(Piece piece, Prose prose, SourceText source)
    {
        foreach (var (line, i) in piece.Lines.Select((line, i) => (line.Trim(), i)).Where(l => l.Item1.Length > 0))
        {
            if (line.StartsWith("- ", StringComparison.Ordinal))
                prose.Mention(line[2..].Trim(), piece.First + i + 1);
            else
                source.Fault(piece.First + i + 1, "En «glosario» cada línea es un término, así: «- datos-moviles».");
        }
    }

    private static void FlushText(StringBuilder text, ImmutableArray<LessonPart>.Builder parts)
    {
        if (text.Length > 0)
            parts.Add(new TextPart(text.ToString()));
        text.Clear();
    }

    private static string VersionOf(
        string title,
        int minutes,
        IEnumerable<LessonPart> parts,
        IEnumerable<Term> terms,
        IEnumerable<Drawing> drawings
    ) =>
        ContentHash.OfAll([
            title,
            minutes.ToString(CultureInfo.InvariantCulture),
            .. parts.SelectMany(part =>
                part switch
                {
                    TextPart text => ["t", text.Html],
                    PracticePart practice => ["p", practice.Id, practice.Html],
                    ReflectionPart reflection => ["r", reflection.Id, reflection.Html],
                    QuestionPart { Question: var question } =>
                    [
                        "q",
                        question.Id,
                        question.Hash,
                        question.PromptHtml,
                        .. question.Options.SelectMany(o => new[] { o.Html, o.Match?.Html ?? "", o.ExplanationHtml }),
                    ],
                    _ => Array.Empty<string>(),
                }
            ),
            .. terms.SelectMany(t => new[] { t.Name, t.DefinitionHtml }),
            .. drawings.Select(d => ContentHash.OfBytes(d.Svg)),
        ]);
}
