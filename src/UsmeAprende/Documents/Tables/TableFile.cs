using System.Collections.Immutable;
using System.Globalization;
using UsmeAprende.Typing;

namespace UsmeAprende.Documents.Tables;

/// <summary>
/// A table that a person made and sent as CSV or XLSX: its first filled row, or the first that looks like headings, gives the columns their names. What kind of file it is, is told from its bytes.
/// </summary>
public sealed class TableFile
{
    /// <summary>As many bytes as a file may have.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    /// <summary>As many rows as a table may have below its headings.</summary>
    public const int MostRows = 50_000;

    public const int MostColumns = 200;

    /// <summary>As many characters as one value may have.</summary>
    public const int LongestValue = 32_767;

    // A form of an entity has its name, number, place, date and notices there.
    private const int MostAbove = 30;

    private readonly ILookup<string, TableColumn> _byName;

    private TableFile(ImmutableArray<TableColumn> columns, IReadOnlyList<TableRow> rows)
    {
        Columns = columns;
        Rows = rows;
        _byName = columns.Where(c => c.Name.Length > 0).ToLookup(c => Plain(c.Name));
    }

    public ImmutableArray<TableColumn> Columns { get; }

    /// <summary>Rows with something in them, in the file's order.</summary>
    public IReadOnlyList<TableRow> Rows { get; }

    /// <summary>The column with one of these names; case, accents and what separates words make no difference. Null where none has it.</summary>
    public TableColumn? Column(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (_byName[Plain(name)].FirstOrDefault() is { } column)
                return column;
        return null;
    }

    /// <summary>Another column with the same name, which makes no difference unless one of them is read.</summary>
    public TableColumn? Twin(TableColumn column) => _byName[Plain(column.Name)].FirstOrDefault(other => other != column);

    /// <summary>The same table without some of its rows.</summary>
    public TableFile Without(Func<TableRow, bool> isLeftOut, out IReadOnlyList<TableRow> leftOut)
    {
        leftOut = [.. Rows.Where(isLeftOut)];
        return leftOut.Count == 0 ? this : new TableFile(Columns, [.. Rows.Where(row => !isLeftOut(row))]);
    }

    /// <param name="stream">The file.</param>
    /// <param name="fileName">Only to speak of it.</param>
    /// <param name="isHeading">Tells headings from the title lines of a form above them; without it, nothing stands above.</param>
    public static TableReading Read(Stream stream, string fileName, Func<IReadOnlyList<string>, bool>? isHeading = null)
    {
        var buffer = new MemoryStream();
        var chunk = new byte[81920];
        for (int read; (read = stream.Read(chunk)) > 0;)
        {
            buffer.Write(chunk, 0, read);
            if (buffer.Length > MostBytes)
                return TableReading.No($"«{fileName}» pesa más de {MostBytes / (1024 * 1024)} MB. Divídalo en varios archivos.");
        }

        buffer.Position = 0;
        var bytes = buffer.GetBuffer().AsSpan(0, (int)buffer.Length);
        try
        {
            if (bytes.StartsWith("PK"u8))
                return OfRows(SpreadsheetReader.Rows(buffer), fileName, isHeading);
            if (bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
                return TableReading.No($"«{fileName}» es de un Excel antiguo o tiene contraseña. Ábralo y guárdelo como libro de Excel (.xlsx), sin contraseña.");
            return OfRows(DelimitedText.Rows(bytes), fileName, isHeading);
        }
        catch (UnreadableTableException exception)
        {
            return TableReading.No($"No se pudo leer «{fileName}»: {exception.Message}");
        }
    }

    private static TableReading OfRows(IEnumerable<(int Line, IReadOnlyList<string> Values)> lines, string fileName, Func<IReadOnlyList<string>, bool>? isHeading)
    {
        var above = isHeading is null ? 0 : Math.Max(0, lines.Where(l => IsFilled(l.Values)).Take(MostAbove).Select(l => l.Values).ToList().FindIndex(v => isHeading(v)));
        ImmutableArray<TableColumn>? columns = null;
        var rows = new List<TableRow>();
        foreach (var (line, values) in lines)
        {
            if (!IsFilled(values) || above-- > 0)
                continue;
            if (values.Count > MostColumns)
                throw new UnreadableTableException($"la línea {line} tiene más de {MostColumns} columnas.");
            if (values.Any(v => v.Length > LongestValue))
                throw new UnreadableTableException($"la línea {line} tiene un texto demasiado largo.");
            if (columns is null)
                columns = ColumnsOf(values);
            else if (rows.Count == MostRows)
                throw new UnreadableTableException(string.Create(CultureInfo.GetCultureInfo("es-CO"), $"tiene más de {MostRows:N0} filas. Divídalo en varios archivos."));
            else
                rows.Add(RowOf(line, values, columns.Value.Length));
        }

        return columns is { } found ? new TableReading(new TableFile(found, rows), null) : TableReading.No($"«{fileName}» está vacío.");
    }

    private static bool IsFilled(IReadOnlyList<string> values) => !values.All(string.IsNullOrWhiteSpace);

    private static ImmutableArray<TableColumn> ColumnsOf(IReadOnlyList<string> values)
    {
        var width = values.Count - values.Reverse().TakeWhile(string.IsNullOrWhiteSpace).Count();
        return [.. values.Take(width).Select((name, at) => new TableColumn(at, TypedText.Value(name)))];
    }

    private static TableRow RowOf(int line, IReadOnlyList<string> values, int width) => new(
        line,
        [.. Enumerable.Range(0, width).Select(at => at < values.Count ? values[at] : "")],
        [.. values.Skip(width).Where(v => !string.IsNullOrWhiteSpace(v))]);

    /// <summary>How names of columns are compared.</summary>
    internal static string Plain(string name) => TypedText.Fold(name, withDigits: true).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
}
