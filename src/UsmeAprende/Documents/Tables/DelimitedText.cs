using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace UsmeAprende.Documents.Tables;

/// <summary>Reads CSV as people's programmes write it: UTF-8 or Windows-1252; comma, semicolon or tab; quotation marks; line breaks within a value.</summary>
internal static class DelimitedText
{
    private const int WindowsCodePage = 1252;

    public static IEnumerable<(int Line, IReadOnlyList<string> Values)> Rows(ReadOnlySpan<byte> bytes)
    {
        var text = Decode(bytes);
        if (text.Contains('\0', StringComparison.Ordinal))
            throw new UnreadableTableException("no es una tabla. Guárdela como CSV o como libro de Excel (.xlsx).");
        return Rows(text);
    }

    private static IEnumerable<(int Line, IReadOnlyList<string> Values)> Rows(string text)
    {
        var (delimiter, start, line) = DelimiterOf(text);
        using var parser = new CsvParser(new StringReader(text[start..]), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter,
            // People write «Juan "el Mono"»: a mark within a value is part of it.
            BadDataFound = null,
            IgnoreBlankLines = false,
        });
        while (parser.Read())
        {
            var begins = line;
            line += BreaksOf(parser.RawRecord);
            // The parser takes what follows an open mark, to the end of the file, for one value.
            if (line > begins + 1 && parser.RawRecord.Count(c => c == '"') % 2 == 1)
                throw new UnreadableTableException($"en la línea {begins} se abren unas comillas que no se cierran.");
            yield return (begins, parser.Record ?? []);
        }
    }

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        else if (bytes.StartsWith(Encoding.Unicode.Preamble))
            return Encoding.Unicode.GetString(bytes[Encoding.Unicode.Preamble.Length..]);
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            // An accent of Windows-1252 before a plain letter is never right in UTF-8.
            return CodePagesEncodingProvider.Instance.GetEncoding(WindowsCodePage)!.GetString(bytes);
        }
    }

    /// <summary>What separates the headings, where the text begins and at which line.</summary>
    private static (string Delimiter, int Start, int Line) DelimiterOf(string text)
    {
        var end = text.IndexOfAny(['\r', '\n']);
        // Excel's own way to say it, on a line before the headings.
        if (end == 5 && text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
            return (text[4].ToString(), text.AsSpan(end).StartsWith("\r\n") ? end + 2 : end + 1, 2);

        var counts = new Dictionary<char, int> { [','] = 0, [';'] = 0, ['\t'] = 0 };
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

        return (counts.MaxBy(c => c.Value).Key.ToString(), 0, 1);
    }

    private static int BreaksOf(string raw)
    {
        var breaks = 0;
        for (var at = 0; at < raw.Length; at++)
            if (raw[at] == '\n' || (raw[at] == '\r' && (at + 1 == raw.Length || raw[at + 1] != '\n')))
                breaks++;
        return breaks;
    }
}
