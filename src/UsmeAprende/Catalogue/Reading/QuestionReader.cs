using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using UsmeAprende.Typing;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>Reads <c>pregunta</c>, <c>ordenar</c>, <c>emparejar</c> and <c>completar</c>.</summary>
internal static partial class QuestionReader
{
    // Underscores mean emphasis in Markdown; this character means nothing there.
    private const string GapInside = "\uE000";

    public static Question Read(Piece piece, string owner, Prose prose, SourceText source)
    {
        var kind = KindOf(piece.Name);
        var (promptLines, items) = Item.ReadAll(piece, source);
        var prompt = string.Join('\n', promptLines);
        var promptHtml = Prompt(piece, kind, prompt, prose, source);
        var options = items.Select(item => ReadOption(item, kind, prose, source)).ToImmutableArray();
        CheckOptions(piece, kind, items, options, source);
        return new Question($"{owner}/{piece.Id}", kind, promptHtml, options, ContentHash.OfQuestion(kind, prompt, options));
    }

    private static QuestionKind KindOf(string container) =>
        container switch
        {
            "ordenar" => QuestionKind.Ordering,
            "emparejar" => QuestionKind.Matching,
            "completar" => QuestionKind.Completion,
            _ => QuestionKind.Choice,
        };

    private static string Prompt(Piece piece, QuestionKind kind, string prompt, Prose prose, SourceText source)
    {
        if (string.IsNullOrWhiteSpace(prompt))
            source.Fault(piece.Line, "A la pregunta le falta su enunciado.");
        if (kind != QuestionKind.Completion)
            return prose.Phrase(prompt, piece.First).Html;

        var gaps = Gaps().Matches(prompt).Select(gap => gap.Value).ToList();
        if (gaps is not [Question.Gap])
            source.Fault(
                piece.Line,
                $"El enunciado de «completar» lleva un solo hueco, de cuatro rayas bajas («{Question.Gap}»); aquí "
                    + $"hay {(gaps.Count == 1 ? "uno de otro largo" : gaps.Count)}."
            );
        return prose.Phrase(Gaps().Replace(prompt, GapInside), piece.First).Html.Replace(GapInside, Question.Gap, StringComparison.Ordinal);
    }

    private static Option ReadOption(Item item, QuestionKind kind, Prose prose, SourceText source)
    {
        var explanation = prose.Line(item.Explanation, item.Line - 1).Html;
        if (kind != QuestionKind.Matching)
        {
            var text = prose.Line(item.Text, item.Line - 1);
            return new Option(ContentHash.OfOption(text.Plain), text.Plain, text.Html, explanation, item.IsRight);
        }

        var halves = EqualsSign().Split(item.Text);
        if (halves.Length != 2 || halves.Any(string.IsNullOrWhiteSpace))
            source.Fault(item.Line, "Cada pareja lleva un solo signo igual entre espacios: «izquierda = derecha».");
        var left = prose.Line(halves[0].Trim(), item.Line - 1);
        var right = prose.Line(halves[^1].Trim(), item.Line - 1);
        return new Option(
            ContentHash.OfOption(left.Plain),
            left.Plain,
            left.Html,
            explanation,
            IsRight: true,
            new Match(ContentHash.OfOption(right.Plain), right.Plain, right.Html)
        );
    }

    private static void CheckOptions(
        Piece piece,
        QuestionKind kind,
        ImmutableArray<Item> items,
        ImmutableArray<Option> options,
        SourceText source
    )
    {
        if (kind != QuestionKind.Completion && options.Length < 2)
            source.Fault(
                piece.Line,
                $"«{piece.Name}» lleva al menos "
                    + $"dos {(kind switch { QuestionKind.Ordering => "pasos", QuestionKind.Matching => "parejas", _ => "opciones" })}; aquí hay {options.Length}."
            );
        if (!options.Any(o => o.IsRight) && (options.Length > 0 || kind == QuestionKind.Completion))
            source.Fault(piece.Line, "Ninguna respuesta es buena: marque con «[x]» la que sí.");
        if (kind == QuestionKind.Choice && options.Length > 0 && options.All(o => o.IsRight))
            source.Fault(piece.Line, "Todas las respuestas son buenas: ponga al menos una con «[ ]».");

        var seen = new HashSet<string>();
        var seenRight = new HashSet<string>();
        foreach (var (item, option) in items.Zip(options))
        {
            if (!seen.Add(kind == QuestionKind.Completion ? Folded(option.Text) : option.Hash))
                source.Fault(
                    item.Line,
                    $"«{option.Text}» está repetida en esta "
                        + $"pregunta{(kind == QuestionKind.Completion ? " (no importan mayúsculas ni tildes)" : "")}."
                );
            if (option.Match is { } match && !seenRight.Add(match.Hash))
                source.Fault(item.Line, $"«{match.Text}» está repetida en el lado derecho: no se sabría con cuál va.");
        }
    }

    // A typed answer is compared without case or accents: two that differ only in those are one.
    private static string Folded(string text) =>
        string.Concat(
                UnicodeForm
                    .Of(text, NormalizationForm.FormD)
                    .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            )
            .ToUpperInvariant();

    [GeneratedRegex("_{3,}")]
    private static partial Regex Gaps();

    [GeneratedRegex(@"(?<!\\)(?<=\s|^)=(?=\s|$)")]
    private static partial Regex EqualsSign();
}
