using System.Text;
using System.Text.Unicode;

namespace UsmeAprende.Documents.Tables;

/// <summary>
/// Reads CSV as people's programmes write it: Unicode or an older code page; comma, semicolon or tab; quotation marks; line breaks within a
/// value.
/// </summary>
internal static class CsvReader
{
    // Enough for the headings of any table.
    private const int Beginning = 65_536;

    public static IEnumerable<TableLine> ReadLines(ArraySegment<byte> bytes)
    {
        var (encoding, marks) = EncodingOf(bytes);
        bytes = bytes[marks..];
        var beginning = BeginningOf(bytes, encoding);
        // Programmes give web pages the name of a workbook.
        if (beginning.AsSpan().TrimStart().StartsWith("<"))
            throw new UnreadableTableException(CsvLineSplitter.NoTable);
        var (delimiter, skipped) = DelimiterOf(beginning);
        using var text = new StreamReader(
            new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false),
            encoding,
            detectEncodingFromByteOrderMarks: false
        );
        var fields = new CsvLineSplitter(text, delimiter);
        for (var line = fields.ReadNext(); line is not null; line = fields.ReadNext())
            if (line.Line > skipped)
                yield return line;
    }

    /// <summary>How the letters are written, and how many bytes before them say so.</summary>
    private static (Encoding Encoding, int Marks) EncodingOf(ReadOnlySpan<byte> bytes)
    {
        foreach (var marked in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode })
            if (bytes.StartsWith(marked.Preamble))
                return (marked, marked.Preamble.Length);
        if (Utf8.IsValid(bytes))
            return (Encoding.UTF8, 0);
        if (bytes.Contains((byte)0))
            throw new UnreadableTableException(CsvLineSplitter.NoTable);
        return (CodePageDetector.Detect(bytes) ?? throw new UnreadableTableException(MojibakeDetector.UnknownCodePage), 0);
    }

    private static string BeginningOf(ReadOnlySpan<byte> bytes, Encoding encoding) =>
        encoding.GetString(bytes[..Math.Min(bytes.Length, Beginning)]);

    /// <summary>What separates the headings, and how many lines stand before them.</summary>
    private static (char Delimiter, int Skipped) DelimiterOf(string text)
    {
        // Excel's own way to say it, on a line before the headings.
        if (text.IndexOfAny(['\r', '\n']) == 5 && text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
            return (text[4], 1);

        var counts = new Dictionary<char, int>
        {
            [','] = 0,
            [';'] = 0,
            ['\t'] = 0,
        };
        var isQuoted = false;
        var isBlank = true;
        foreach (var c in text)
        {
            isQuoted ^= c == '"';
            if (!isQuoted && c is '\r' or '\n' && !isBlank)
                break;
            isBlank &= char.IsWhiteSpace(c) || c is ',' or ';';
            if (!isQuoted && counts.TryGetValue(c, out var count))
                counts[c] = count + 1;
        }

        return (counts.MaxBy(c => c.Value).Key, 0);
    }
}
