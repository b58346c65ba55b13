using System.Globalization;

namespace UsmeAprende.Documents.Paper;

/// <summary>Breaks text into lines of a given width.</summary>
internal static class LineBreaker
{
    /// <summary>Breaks at spaces; a word that is wider than a line is broken inside.</summary>
    public static List<string> BreakIntoLines(string text, double width, Func<string, double> measure)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var line = "";
            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var longer = line.Length == 0 ? word : $"{line} {word}";
                if (measure(longer) <= width)
                {
                    line = longer;
                    continue;
                }

                if (line.Length > 0)
                    lines.Add(line);
                var pieces = Pieces(word, width, measure);
                lines.AddRange(pieces[..^1]);
                line = pieces[^1];
            }

            lines.Add(line);
        }

        return lines;
    }

    /// <summary>
    /// Breaks into as few lines, of about the same length: a last line of one word looks wrong. Only words that fit are moved.
    /// </summary>
    public static List<string> BreakIntoBalancedLines(string text, double width, Func<string, double> measure)
    {
        const double step = 2;
        var lines = BreakIntoLines(text, width, measure);
        if (lines.Count < 2)
            return lines;
        // Below the longest word's width, a word would be broken inside.
        var (narrow, wide) = (Math.Max(width / 2, text.Split([' ', '\n']).Max(measure)), width);
        while (wide - narrow > step)
        {
            var middle = (narrow + wide) / 2;
            var tried = BreakIntoLines(text, middle, measure);
            if (tried.Count > lines.Count)
                narrow = middle;
            else
                (wide, lines) = (middle, tried);
        }

        return lines;
    }

    private static List<string> Pieces(string word, double width, Func<string, double> measure)
    {
        if (measure(word) <= width)
            return [word];
        var pieces = new List<string>();
        var piece = "";
        foreach (var letter in Letters(word))
        {
            if (piece.Length > 0 && measure(piece + letter) > width)
            {
                pieces.Add(piece);
                piece = "";
            }

            piece += letter;
        }

        return [.. pieces, piece];
    }

    // A letter and its combining marks are never separated.
    private static IEnumerable<string> Letters(string word)
    {
        var letters = StringInfo.GetTextElementEnumerator(word);
        while (letters.MoveNext())
            yield return letters.GetTextElement();
    }
}
