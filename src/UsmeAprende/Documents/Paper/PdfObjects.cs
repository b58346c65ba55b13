using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace UsmeAprende.Documents.Paper;

/// <summary>The objects of a PDF that this programme has just saved, which has one plain table of them at its end.</summary>
/// <param name="Root">Number of the object above all pages.</param>
internal sealed partial record PdfObjects(IReadOnlyList<PdfPlainObject> All, int Root)
{
    /// <summary>All but the catalogue and the metadata, which belong to a whole file; numbered from 1 without gaps.</summary>
    public static PdfObjects Read(byte[] pdf)
    {
        // Latin-1: one character for each byte, so that positions are the same.
        var text = Encoding.Latin1.GetString(pdf);
        var table = Parse(text.AsSpan(text.LastIndexOf("startxref", StringComparison.Ordinal) + 9).TrimEnd("%EOF\r\n"));
        var places = Entry()
            .Matches(text, table)
            .Select((entry, number) => (Number: number, At: Parse(entry.Groups["at"].ValueSpan), Use: entry.Groups["use"].Value))
            .Where(o => o.Use == "n")
            .OrderBy(o => o.At)
            .ToList();
        var trailer = text.IndexOf("trailer", table, StringComparison.Ordinal);
        var catalogue = Parse(RootEntry().Match(text, trailer).Groups["number"].ValueSpan);
        var info = InfoEntry().Match(text, trailer) is { Success: true } entry ? Parse(entry.Groups["number"].ValueSpan) : 0;
        var bodies = places
            .Select((o, at) => (o.Number, Body: text[o.At..(at + 1 < places.Count ? places[at + 1].At : table)]))
            .ToDictionary(o => o.Number, o => o.Body);
        var pages = Parse(PagesEntry().Match(bodies[catalogue]).Groups["number"].ValueSpan);
        var numbers = bodies.Keys.Where(n => n != catalogue && n != info).Order().Select((n, at) => (n, at + 1)).ToDictionary();
        return new PdfObjects([.. numbers.Select(n => new PdfPlainObject(n.Value, bodies[n.Key], numbers))], numbers[pages]);
    }

    private static int Parse(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.Integer, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<at>\d{10}) \d{5} (?<use>[nf])")]
    private static partial Regex Entry();

    [GeneratedRegex(@"/Root\s+(?<number>\d+)\s+0\s+R")]
    private static partial Regex RootEntry();

    [GeneratedRegex(@"/Info\s+(?<number>\d+)\s+0\s+R")]
    private static partial Regex InfoEntry();

    [GeneratedRegex(@"/Pages\s+(?<number>\d+)\s+0\s+R")]
    private static partial Regex PagesEntry();
}

/// <summary>One object of a PDF.</summary>
/// <param name="Number">Its new number among those that stay.</param>
/// <param name="Text">As it was saved, a character for each byte.</param>
/// <param name="Numbers">The new number of each former one.</param>
internal sealed record PdfPlainObject(int Number, string Text, IReadOnlyDictionary<int, int> Numbers)
{
    /// <summary>The object with all numbers moved up.</summary>
    /// <param name="by">How many objects stand before.</param>
    /// <param name="more">Another entry of its dictionary.</param>
    public byte[] Renumber(int by, string more)
    {
        var written = new StringBuilder();
        written.Append(CultureInfo.InvariantCulture, $"{Number + by} 0 obj\n");
        var at = Text.IndexOf("obj", StringComparison.Ordinal) + 3;
        while (at < Text.Length)
        {
            var end = EndOfToken(at);
            var token = Text.AsSpan(at, end - at);
            if (token is "stream" or "endobj")
                break;
            if (FindReference(at, end) is { } after)
            {
                // What belonged to the whole file is gone: nothing on a page needs it.
                if (Numbers.TryGetValue(int.Parse(token, CultureInfo.InvariantCulture), out var now))
                    written.Append(CultureInfo.InvariantCulture, $"{now + by} 0 R");
                else
                    written.Append("null");
                at = after;
                continue;
            }
            written.Append(token);
            if (token is "<<" && more.Length > 0)
                (_, more) = (written.Append(' ').Append(more).Append(' '), "");
            at = end;
        }
        return Encoding.Latin1.GetBytes(written.Append(Text.AsSpan(at)).ToString());
    }

    // Numbers inside strings and names are no references.
    private int EndOfToken(int at)
    {
        switch (Text[at])
        {
            case '(':
                return EndOfString(at);
            case '<' when at + 1 < Text.Length && Text[at + 1] == '<':
            case '>' when at + 1 < Text.Length && Text[at + 1] == '>':
                return at + 2;
            case '<':
                return Text.IndexOf('>', at) + 1;
            case '%':
                return Text.IndexOf('\n', at) + 1;
            case '/':
                at++;
                break;
        }
        var end = at;
        while (end < Text.Length && IsRegular(Text[end]))
            end++;
        return Math.Max(end, at + (end == at && Text[at - 1] != '/' ? 1 : 0));
    }

    private int EndOfString(int at)
    {
        var depth = 0;
        for (; at < Text.Length; at++)
        {
            if (Text[at] == '\\')
                at++;
            else if (Text[at] == '(')
                depth++;
            else if (Text[at] == ')' && --depth == 0)
                return at + 1;
        }
        return at;
    }

    /// <returns>Where a reference that begins with this token ends; null if it is none.</returns>
    private int? FindReference(int at, int end) =>
        char.IsAsciiDigit(Text[at])
        && Text.AsSpan(end) is [' ', '0', ' ', 'R', ..]
        && (end + 4 == Text.Length || !IsRegular(Text[end + 4]))
        && !Text.AsSpan(at, end - at).ContainsAnyExceptInRange('0', '9')
            ? end + 4
            : null;

    private static bool IsRegular(char sign) =>
        sign is not ('(' or ')' or '<' or '>' or '[' or ']' or '{' or '}' or '/' or '%') && sign > ' ';
}
