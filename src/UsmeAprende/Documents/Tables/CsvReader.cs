using System.Text;
using System.Text.Unicode;

namespace UsmeAprende.Documents.Tables;

/// <summary>
/// Reads CSV as different programmes write it: Unicode or an older code page; comma, semicolon or tab; quotation marks; line breaks inside
/// a value.
/// </summary>
internal static class CsvReader
{
    // How much of the file is read to find the delimiter: enough for the headings of any table.
    private const int Beginning = 65_536;

    private static readonly char[] Delimiters = [',', ';', '\t'];

    /// <param name="bytes">The file.</param>
    /// <param name="headings">Recognises the headings: with title lines above them, they say what the delimiter is.</param>
    public static IEnumerable<TableLine> ReadLines(ArraySegment<byte> bytes, ITableHeadings? headings)
    {
        var (encoding, marks) = EncodingOf(bytes);
        bytes = bytes[marks..];
        var beginning = BeginningOf(bytes, encoding);
        // Some programmes export a web page under the name of a workbook.
        if (beginning.AsSpan().TrimStart().StartsWith("<"))
            throw new UnreadableTableException(CsvLineSplitter.NoTable);
        var (delimiter, skipped) = DelimiterOf(beginning);
        if (skipped == 0 && headings is not null && FindByHeadings(beginning, delimiter, headings) is { } other)
            delimiter = other;
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

    /// <summary>The encoding, and the length of the byte order mark.</summary>
    private static (Encoding Encoding, int Marks) EncodingOf(ReadOnlySpan<byte> bytes)
    {
        foreach (var marked in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode })
            if (bytes.StartsWith(marked.Preamble))
                return (marked, marked.Preamble.Length);
        if (!bytes.Contains((byte)0) && Utf8.IsValid(bytes))
            return (Encoding.UTF8, 0);
        if (FindWideEncoding(bytes) is { } wide)
            return (wide, 0);
        if (bytes.Contains((byte)0))
            throw new UnreadableTableException(CsvLineSplitter.NoTable);
        return (CodePageDetector.Detect(bytes) ?? throw new UnreadableTableException(MojibakeDetector.UnknownCodePage), 0);
    }

    // UTF-16 without its mark: every second byte of what is written in Spanish is zero.
    private static Encoding? FindWideEncoding(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4 || bytes.Length % 2 != 0)
            return null;
        var (even, odd) = (0, 0);
        for (var at = 0; at < bytes.Length; at += 2)
        {
            even += bytes[at] == 0 ? 1 : 0;
            odd += bytes[at + 1] == 0 ? 1 : 0;
        }
        var most = bytes.Length / 2 * 9 / 10;
        return odd >= most && even == 0 ? Encoding.Unicode
            : even >= most && odd == 0 ? Encoding.BigEndianUnicode
            : null;
    }

    /// <summary>The delimiter with which one of the first lines has the headings; null if there are none.</summary>
    private static char? FindByHeadings(string beginning, char first, ITableHeadings headings)
    {
        foreach (var delimiter in Delimiters.OrderByDescending(d => d == first))
            try
            {
                using var text = new StringReader(beginning);
                var fields = new CsvLineSplitter(text, delimiter);
                for (int line = 0; line < TableBuilder.MostAbove && fields.ReadNext() is { } one; line++)
                    if (headings.AreHeadings(one.Values))
                        return delimiter;
            }
            catch (UnreadableTableException)
            {
                // With this delimiter it is no table.
            }
        return null;
    }

    private static string BeginningOf(ReadOnlySpan<byte> bytes, Encoding encoding) =>
        encoding.GetString(bytes[..Math.Min(bytes.Length, Beginning)]);

    /// <summary>The delimiter, and how many lines come before the headings.</summary>
    private static (char Delimiter, int Skipped) DelimiterOf(string text)
    {
        // Excel can name the delimiter on a line before the headings.
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
