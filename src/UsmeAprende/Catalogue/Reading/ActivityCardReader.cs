using System.Collections.Immutable;
using UsmeAprende.Documents;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>Reads <c>tarjetas</c> of a guide: one card on each line.</summary>
internal static class ActivityCardReader
{
    // In letters that a table reads from across: more does not fit on an eighth of a page.
    private const int MostLetters = 160;
    private const int Fewest = 2;
    private const int Most = 40;

    public static ImmutableArray<ActivityCard> Read(ContentBlock piece, MarkdownRenderer prose, SourceText source)
    {
        var texts = new List<string>();
        foreach (var (at, line) in piece.Lines.Index().Where(l => !string.IsNullOrWhiteSpace(l.Item)))
        {
            var number = piece.First + at + 1;
            if (!line.StartsWith("- ", StringComparison.Ordinal))
            {
                source.Fault(number, "En «tarjetas» cada línea es una tarjeta, así: «- Lo que dice la tarjeta».");
                continue;
            }

            var text = prose.RenderLine(line[2..].Trim(), number - 1).Plain;
            if (text.Length > MostLetters)
                source.Fault(number, $"Esta tarjeta tiene {text.Length} letras y caben {MostLetters}. Acórtela.");
            else if (texts.Contains(text))
                source.Fault(number, "Esta tarjeta está dos veces. Cambie una de las dos.");
            texts.Add(text);
        }

        if (texts.Count is < Fewest or > Most)
            source.Fault(piece.Line, $"Un bloque «tarjetas» lleva de {Fewest} a {Most} tarjetas; aquí hay {texts.Count}.");
        return [.. texts.Select((text, at) => new ActivityCard(text, at + 1, texts.Count))];
    }

    /// <summary>Folded on the page, since a guide is printed without them: they have their own sheets.</summary>
    public static string Render(ImmutableArray<ActivityCard> cards) =>
        $"<details class=\"cards\"><summary>Las {cards.Length} tarjetas</summary>\n<ol>\n"
        + string.Concat(cards.Select(card => $"<li>{XmlEscaping.Escape(card.Text)}</li>\n"))
        + "</ol></details>\n";
}
