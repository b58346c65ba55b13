using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace UsmeAprende.Catalogue.Reading;

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
        if (container is "pregunta" or "completar" or "senalar" or "cuenta" or "teclado")
        {
            var box = Box().Match(text);
            if (!box.Success)
            {
                source.Fault(line, "Cada opción empieza por «- [x]» si es buena o por «- [ ]» si no.");
                return null;
            }

            (isRight, text) = (box.Groups["mark"].Value != " ", text[box.Length..].Trim());
        }

        var halves = SplitAtBar(text);
        var (optionText, explanation) = (halves[0].Trim(), halves.Length > 1 ? halves[1].Trim() : "");
        if (optionText.Length == 0)
            source.Fault(line, "Esta opción está vacía.");
        if (explanation.Length == 0)
            source.Fault(line, "A esta opción le falta su explicación, después de una barra: «opción | explicación».");
        if (halves.Length > 2)
            source.Fault(line, "Solo va una barra «|»: la que separa la opción de su explicación.");
        return new QuestionItem(line, optionText, explanation, isRight);
    }

    /// <summary>An option and its explanation, which a bar separates.</summary>
    public static string[] SplitAtBar(string text) => Bar().Split(text);

    [GeneratedRegex(@"^[-*+](\s+|$)")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^[0-9]{1,3}[.)](\s+|$)")]
    private static partial Regex Step();

    [GeneratedRegex(@"^\[(?<mark>[ xX])\](?=\s|$)")]
    private static partial Regex Box();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Bar();
}
