using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace UsmeAprende.Documents.Tables;

/// <summary>
/// Writes CSV (RFC 4180) to a stream, row by row. A value that a spreadsheet would run as a formula gets an apostrophe before it.
/// </summary>
/// <param name="forSpreadsheets">
/// With a byte order mark and semicolons, as a Colombian Excel opens without asking; otherwise plain UTF-8 and commas, as programmes expect
/// of open data.
/// </param>
public sealed partial class CsvWriter(Stream stream, bool forSpreadsheets) : IDisposable
{
    public const string MediaType = "text/csv; charset=utf-8";

    private static readonly SearchValues<char> Quoted = SearchValues.Create("\",;\t\r\n");

    private readonly StreamWriter _writer = new(
        stream,
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: forSpreadsheets),
        leaveOpen: true
    );
    private readonly char _delimiter = forSpreadsheets ? ';' : ',';

    public void WriteRow(params ReadOnlySpan<string?> values)
    {
        for (var at = 0; at < values.Length; at++)
        {
            if (at > 0)
                _writer.Write(_delimiter);
            _writer.Write(Quote(Defuse(values[at] ?? "")));
        }

        _writer.Write("\r\n");
    }

    public void Dispose() => _writer.Dispose();

    // A number with a sign is no formula.
    private static string Defuse(string value) =>
        value.Length > 0 && value[0] is '=' or '+' or '-' or '@' or '\t' or '\r' && !PlainNumber().IsMatch(value) ? "'" + value : value;

    private static string Quote(string value) =>
        value.AsSpan().IndexOfAny(Quoted) < 0 && value == value.Trim()
            ? value
            : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    [GeneratedRegex(@"^[+-]\d+([.,]\d+)?\z")]
    private static partial Regex PlainNumber();
}
