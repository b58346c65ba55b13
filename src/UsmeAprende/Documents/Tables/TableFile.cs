using System.Collections.Immutable;
using UsmeAprende.Typing;

namespace UsmeAprende.Documents.Tables;

/// <summary>
/// A table that a person made and sent as CSV or XLSX: its first filled row, or the first that looks like headings, gives the columns their
/// names. What kind of file it is, is told from its bytes.
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

    private readonly ILookup<string, TableColumn> _byName;

    internal TableFile(ImmutableArray<TableColumn> columns, IReadOnlyList<TableRow> rows, IReadOnlyList<string> notices)
    {
        Columns = columns;
        Rows = rows;
        Notices = notices;
        _byName = columns.Where(c => c.Name.Length > 0).ToLookup(c => Plain(c.Name));
    }

    public ImmutableArray<TableColumn> Columns { get; }

    /// <summary>Rows with something in them, in the file's order.</summary>
    public IReadOnlyList<TableRow> Rows { get; }

    /// <summary>What was left out or understood, in sentences for whoever sent the file (R37).</summary>
    public IReadOnlyList<string> Notices { get; }

    /// <summary>
    /// The column with one of these names; case, accents and what separates words make no difference. Null where none has it.
    /// </summary>
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
        return leftOut.Count == 0 ? this : new TableFile(Columns, [.. Rows.Where(row => !isLeftOut(row))], Notices);
    }

    /// <param name="stream">The file.</param>
    /// <param name="fileName">Only to speak of it.</param>
    /// <param name="isHeading">
    /// Tells headings from the title lines of a form above them; without it, nothing stands above, and no two columns may have one name.
    /// </param>
    public static TableReading Read(Stream stream, string fileName, Func<IReadOnlyList<string>, bool>? isHeading = null)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[81920];
        for (int read; (read = stream.Read(chunk)) > 0; )
        {
            buffer.Write(chunk, 0, read);
            if (buffer.Length > MostBytes)
                return TableReading.No($"«{fileName}» pesa más de {MostBytes / (1024 * 1024)} MB. Divídalo en varios archivos.");
        }

        buffer.Position = 0;
        var bytes = new ArraySegment<byte>(buffer.GetBuffer(), 0, (int)buffer.Length);
        try
        {
            if (bytes.AsSpan().StartsWith("PK"u8))
                return TableBuilder.OfSheet(SpreadsheetReader.Read(bytes, buffer), fileName, isHeading);
            if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
                return TableReading.No(
                    $"«{fileName}» es de un Excel antiguo o tiene contraseña. Ábralo y guárdelo como libro de Excel "
                        + "(.xlsx), sin contraseña."
                );
            return TableBuilder.OfText(DelimitedText.Rows(bytes), fileName, isHeading);
        }
        catch (UnreadableTableException exception)
        {
            return TableReading.No($"No se pudo leer «{fileName}»: {exception.Message}");
        }
    }

    /// <summary>How names of columns are compared.</summary>
    internal static string Plain(string name) =>
        TypedText.Fold(name, withDigits: true).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
}
