using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using UsmeAprende.Typing;

namespace UsmeAprende.Documents.Tables;

/// <summary>
/// A table that somebody uploaded as CSV, XLSX or ODS. Its first row, or the first that looks like headings, names the columns. The kind
/// of file is detected from its bytes.
/// </summary>
public sealed class TableFile
{
    /// <summary>Most bytes of a file.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    /// <summary>Most rows of a table, headings not counted.</summary>
    public const int MostRows = 50_000;

    public const int MostColumns = 200;

    /// <summary>Most characters of one value.</summary>
    public const int LongestValue = 32_767;

    private readonly ILookup<string, TableColumn> _byName;

    internal TableFile(ImmutableArray<TableColumn> columns, IReadOnlyList<TableRow> rows, IReadOnlyList<string> notices)
    {
        Columns = columns;
        Rows = rows;
        Notices = notices;
        _byName = columns.Where(c => c.Name.Length > 0).ToLookup(c => NormaliseName(c.Name));
    }

    public ImmutableArray<TableColumn> Columns { get; }

    /// <summary>The rows that are not empty, in the file's order.</summary>
    public IReadOnlyList<TableRow> Rows { get; }

    /// <summary>What was left out or interpreted, in Spanish sentences for the person who uploaded the file (R37).</summary>
    public IReadOnlyList<string> Notices { get; }

    /// <summary>
    /// The column with one of these names, whatever the case, accents and separators between words; null if there is none.
    /// </summary>
    public TableColumn? FindColumn(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (_byName[NormaliseName(name)].FirstOrDefault() is { } column)
                return column;
        return null;
    }

    /// <summary>Another column with the same name. That is a problem only if one of them is read.</summary>
    public TableColumn? FindTwin(TableColumn column) => _byName[NormaliseName(column.Name)].FirstOrDefault(other => other != column);

    /// <summary>The same table without some of its rows.</summary>
    public TableFile Without(Func<TableRow, bool> isLeftOut, out IReadOnlyList<TableRow> leftOut)
    {
        leftOut = [.. Rows.Where(isLeftOut)];
        return leftOut.Count == 0 ? this : new TableFile(Columns, [.. Rows.Where(row => !isLeftOut(row))], Notices);
    }

    /// <param name="stream">The file.</param>
    /// <param name="fileName">Used in messages only.</param>
    /// <param name="headings">
    /// Recognises the row of headings, if a form has title lines above it. Without it, the first row has the headings, and two columns with
    /// one name are refused.
    /// </param>
    public static TableReadResult Read(Stream stream, string fileName, ITableHeadings? headings = null)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[81920];
        for (int read; (read = stream.Read(chunk)) > 0; )
        {
            buffer.Write(chunk, 0, read);
            if (buffer.Length > MostBytes)
                return TableReadResult.Failed($"«{fileName}» pesa más de {MostBytes / (1024 * 1024)} MB. Divídalo en varios archivos.");
        }

        buffer.Position = 0;
        var bytes = new ArraySegment<byte>(buffer.GetBuffer(), 0, (int)buffer.Length);
        try
        {
            if (bytes.AsSpan().StartsWith("PK"u8))
                return TableBuilder.BuildFromSheet(SpreadsheetReader.Read(bytes, buffer, headings), fileName, headings);
            if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
                return TableReadResult.Failed(
                    $"«{fileName}» es de un Excel antiguo o tiene contraseña. Ábralo y guárdelo como libro de Excel "
                        + "(.xlsx), sin contraseña."
                );
            return TableBuilder.BuildFromText(CsvReader.ReadLines(bytes, headings), fileName, headings);
        }
        catch (UnreadableTableException exception)
        {
            return TableReadResult.Failed($"No se pudo leer «{fileName}»: {exception.Message}");
        }
    }

    /// <summary>The form in which names of columns are compared.</summary>
    internal static string NormaliseName(string name) =>
        TypedText.Fold(name, withDigits: true).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
}

/// <summary>A table, or a Spanish sentence that says why the file is none.</summary>
public sealed record TableReadResult(TableFile? Table, string? Problem)
{
    [MemberNotNullWhen(true, nameof(Table))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsTable => Table is not null;

    internal static TableReadResult Failed(string problem) => new(null, problem);
}

/// <summary>A column of an uploaded table.</summary>
/// <param name="At">Its index, from 0.</param>
/// <param name="Name">Its heading as written.</param>
public sealed record TableColumn(int At, string Name)
{
    /// <summary>Its letter in a spreadsheet: A, Z, AA.</summary>
    public string Letter => LetterOf(At);

    /// <summary>How a message points to it: <c>columna C (teléfono)</c>.</summary>
    public override string ToString() => Name.Length > 0 ? $"columna {Letter} ({Name})" : $"columna {Letter}";

    internal static string LetterOf(int at) => at < 26 ? ((char)('A' + at)).ToString() : LetterOf((at / 26) - 1) + LetterOf(at % 26);

    /// <summary>The column index of a cell's reference: 0 for A7, 26 for AA1.</summary>
    internal static int PlaceOf(string reference)
    {
        var place = 0;
        foreach (var letter in reference.TakeWhile(char.IsAsciiLetterUpper).Take(4))
            place = (place * 26) + (letter - 'A' + 1);
        return place - 1;
    }
}

/// <summary>One row of a table as text, not evaluated and not trimmed.</summary>
/// <param name="Line">Its first line in the file, counted from 1 as programmes show it.</param>
/// <param name="Values">One for each column of the table, empty where the row was shorter.</param>
/// <param name="Stray">The values to the right of the last heading: mostly caused by a separator inside a value.</param>
public sealed record TableRow(int Line, ImmutableArray<string> Values, ImmutableArray<string> Stray);

/// <summary>The reason why a file is no table, in Spanish, to be put after a colon. Thrown and caught within this folder.</summary>
internal sealed class UnreadableTableException(string message) : Exception(message);
