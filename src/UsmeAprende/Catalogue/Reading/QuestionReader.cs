using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using UsmeAprende.Typing;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>Reads <c>pregunta</c>, <c>ordenar</c>, <c>emparejar</c> and <c>completar</c>.</summary>
internal static partial class QuestionReader
{
    // Underscores mean emphasis in Markdown, so the gap is replaced by a character without meaning there.
    private const string GapInside = "\uE000";

    public static QuizQuestion Read(ContentBlock piece, ActivityId owner, MarkdownRenderer prose, SourceText source)
    {
        var kind = KindOf(piece.Name);
        var (promptLines, items) = QuestionItem.ReadAll(piece, source);
        var prompt = string.Join('\n', promptLines);
        var promptHtml = Prompt(piece, kind, prompt, prose, source);
        var options = items.Select(item => ReadOption(item, kind, prose, source)).ToImmutableArray();
        CheckOptions(piece, kind, items, options, source);
        return new QuizQuestion(owner.Within(piece.Id), kind, promptHtml, options, ContentHash.ComputeQuestion(kind, prompt, options));
    }

    private static QuestionKind KindOf(string container) =>
        container switch
        {
            "ordenar" => QuestionKind.Ordering,
            "emparejar" => QuestionKind.Matching,
            "completar" => QuestionKind.Completion,
            _ => QuestionKind.Choice,
        };

    private static string Prompt(ContentBlock piece, QuestionKind kind, string prompt, MarkdownRenderer prose, SourceText source)
    {
        if (string.IsNullOrWhiteSpace(prompt))
            source.Fault(piece.Line, "A la pregunta le falta su enunciado.");
        if (kind != QuestionKind.Completion)
            return prose.RenderPhrase(prompt, piece.First).Html;

        var gaps = Gaps().Matches(prompt).Select(gap => gap.Value).ToList();
        if (gaps is not [QuizQuestion.Gap])
            source.Fault(
                piece.Line,
                $"El enunciado de «completar» lleva un solo hueco, de cuatro rayas bajas («{QuizQuestion.Gap}»); aquí "
                    + $"hay {(gaps.Count == 1 ? "uno de otro largo" : gaps.Count)}."
            );
        return prose
            .RenderPhrase(Gaps().Replace(prompt, GapInside), piece.First)
            .Html.Replace(GapInside, QuizQuestion.Gap, StringComparison.Ordinal);
    }

    private static AnswerOption ReadOption(QuestionItem item, QuestionKind kind, MarkdownRenderer prose, SourceText source)
    {
        var explanation = prose.RenderLine(item.Explanation, item.Line - 1).Html;
        if (kind != QuestionKind.Matching)
        {
            var text = prose.RenderLine(item.Text, item.Line - 1);
            return new AnswerOption(ContentHash.ComputeOption(text.Plain), text.Plain, text.Html, explanation, item.IsRight);
        }

        var halves = EqualsSign().Split(item.Text);
        if (halves.Length != 2 || halves.Any(string.IsNullOrWhiteSpace))
            source.Fault(item.Line, "Cada pareja lleva un solo signo igual entre espacios: «izquierda = derecha».");
        var left = prose.RenderLine(halves[0].Trim(), item.Line - 1);
        var right = prose.RenderLine(halves[^1].Trim(), item.Line - 1);
        return new AnswerOption(
            ContentHash.ComputeOption(left.Plain),
            left.Plain,
            left.Html,
            explanation,
            IsRight: true,
            new MatchTarget(ContentHash.ComputeOption(right.Plain), right.Plain, right.Html)
        );
    }

    private static void CheckOptions(
        ContentBlock piece,
        QuestionKind kind,
        ImmutableArray<QuestionItem> items,
        ImmutableArray<AnswerOption> options,
        SourceText source
    )
    {
        if (kind != QuestionKind.Completion && options.Length < 2)
            source.Fault(piece.Line, $"«{piece.Name}» lleva al menos dos {NameOptions(kind)}; aquí hay {options.Length}.");
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

    // Typed answers are compared without case or accents: two that differ only in these are the same.
    private static string Folded(string text) =>
        string.Concat(
                UnicodeForm
                    .Normalize(text, NormalizationForm.FormD)
                    .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            )
            .ToUpperInvariant();

    [GeneratedRegex("_{3,}")]
    private static partial Regex Gaps();

    [GeneratedRegex(@"(?<!\\)(?<=\s|^)=(?=\s|$)")]
    private static partial Regex EqualsSign();

    private static string NameOptions(QuestionKind kind) =>
        kind switch
        {
            QuestionKind.Ordering => "pasos",
            QuestionKind.Matching => "parejas",
            _ => "opciones",
        };
}

/// <summary>An option, step or pair as written.</summary>
/// <param name="Line">From 1.</param>
internal sealed partial record QuestionItem(int Line, string Text, string Explanation, bool IsRight)
{
    /// <summary>
    /// Splits a question into the lines of its prompt and its items. A line that is indented more than its item belongs to the item.
    /// </summary>
    public static (string[] Prompt, ImmutableArray<QuestionItem> Items) ReadAll(ContentBlock piece, SourceText source)
    {
        var start = piece.Name == "ordenar" ? Step() : Bullet();
        var begin = Array.FindIndex(piece.Lines, line => start.IsMatch(line));
        if (begin < 0)
            return (piece.Lines, []);

        var written = new List<(int Line, string Text)>();
        for (var i = begin; i < piece.Lines.Length; i++)
        {
            var line = piece.Lines[i];
            if (start.IsMatch(line))
                written.Add((piece.First + i + 1, start.Replace(line, "").Trim()));
            else if (line.Length > 0 && char.IsWhiteSpace(line[0]) && !string.IsNullOrWhiteSpace(line))
                written[^1] = (written[^1].Line, $"{written[^1].Text} {line.Trim()}");
            else if (!string.IsNullOrWhiteSpace(line))
                source.Fault(piece.First + i + 1, "Después de la primera opción solo van opciones. El enunciado va antes.");
        }

        return (piece.Lines[..begin], [.. written.Select(w => Read(w.Line, w.Text, piece.Name, source)).OfType<QuestionItem>()]);
    }

    private static QuestionItem? Read(int line, string text, string container, SourceText source)
    {
        var isRight = true;
        if (container is "pregunta" or "completar")
        {
            var box = Box().Match(text);
            if (!box.Success)
            {
                source.Fault(line, "Cada opción empieza por «- [x]» si es buena o por «- [ ]» si no.");
                return null;
            }

            (isRight, text) = (box.Groups["mark"].Value != " ", text[box.Length..].Trim());
        }

        var halves = Bar().Split(text);
        var (optionText, explanation) = (halves[0].Trim(), halves.Length > 1 ? halves[1].Trim() : "");
        if (optionText.Length == 0)
            source.Fault(line, "Esta opción está vacía.");
        if (explanation.Length == 0)
            source.Fault(line, "A esta opción le falta su explicación, después de una barra: «opción | explicación».");
        if (halves.Length > 2)
            source.Fault(line, "Solo va una barra «|»: la que separa la opción de su explicación.");
        return new QuestionItem(line, optionText, explanation, isRight);
    }

    [GeneratedRegex(@"^[-*+](\s+|$)")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^[0-9]{1,3}[.)](\s+|$)")]
    private static partial Regex Step();

    [GeneratedRegex(@"^\[(?<mark>[ xX])\](?=\s|$)")]
    private static partial Regex Box();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Bar();
}
