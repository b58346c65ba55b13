using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
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
        _byName = columns.Where(c => c.Name.Length > 0).ToLookup(c => NormaliseName(c.Name));
    }

    public ImmutableArray<TableColumn> Columns { get; }

    /// <summary>Rows with something in them, in the file's order.</summary>
    public IReadOnlyList<TableRow> Rows { get; }

    /// <summary>What was left out or understood, in sentences for whoever sent the file (R37).</summary>
    public IReadOnlyList<string> Notices { get; }

    /// <summary>
    /// The column with one of these names; case, accents and what separates words make no difference. Null where none has it.
    /// </summary>
    public TableColumn? FindColumn(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (_byName[NormaliseName(name)].FirstOrDefault() is { } column)
                return column;
        return null;
    }

    /// <summary>Another column with the same name, which makes no difference unless one of them is read.</summary>
    public TableColumn? FindTwin(TableColumn column) => _byName[NormaliseName(column.Name)].FirstOrDefault(other => other != column);

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
    public static TableReadResult Read(Stream stream, string fileName, Func<IReadOnlyList<string>, bool>? isHeading = null)
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
                return TableBuilder.BuildFromSheet(SpreadsheetReader.Read(bytes, buffer), fileName, isHeading);
            if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
                return TableReadResult.Failed(
                    $"«{fileName}» es de un Excel antiguo o tiene contraseña. Ábralo y guárdelo como libro de Excel "
                        + "(.xlsx), sin contraseña."
                );
            return TableBuilder.BuildFromText(CsvReader.ReadLines(bytes), fileName, isHeading);
        }
        catch (UnreadableTableException exception)
        {
            return TableReadResult.Failed($"No se pudo leer «{fileName}»: {exception.Message}");
        }
    }

    /// <summary>How names of columns are compared.</summary>
    internal static string NormaliseName(string name) =>
        TypedText.Fold(name, withDigits: true).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
}

/// <summary>A table, or in a sentence why the file gave none.</summary>
public sealed record TableReadResult(TableFile? Table, string? Problem)
{
    [MemberNotNullWhen(true, nameof(Table))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsTable => Table is not null;

    internal static TableReadResult Failed(string problem) => new(null, problem);
}

/// <summary>A column of a table that somebody filled in.</summary>
/// <param name="At">Its place, from 0.</param>
/// <param name="Name">Its heading as written.</param>
public sealed record TableColumn(int At, string Name)
{
    /// <summary>Its letter in a spreadsheet: A, Z, AA.</summary>
    public string Letter => LetterOf(At);

    /// <summary>How a message points to it: <c>columna C (teléfono)</c>.</summary>
    public override string ToString() => Name.Length > 0 ? $"columna {Letter} ({Name})" : $"columna {Letter}";

    internal static string LetterOf(int at) => at < 26 ? ((char)('A' + at)).ToString() : LetterOf((at / 26) - 1) + LetterOf(at % 26);

    /// <summary>The place that a cell's reference names: 0 for A7, 26 for AA1.</summary>
    internal static int PlaceOf(string reference)
    {
        var place = 0;
        foreach (var letter in reference.TakeWhile(char.IsAsciiLetterUpper).Take(4))
            place = (place * 26) + (letter - 'A' + 1);
        return place - 1;
    }
}

/// <summary>One row of a table as text, nothing evaluated, nothing trimmed.</summary>
/// <param name="Line">Where it begins in the file, counted from 1 as programmes show it.</param>
/// <param name="Values">One for each column of the table, empty where the row was shorter.</param>
/// <param name="Stray">What stood to the right of the last heading: mostly a separator inside a value.</param>
public sealed record TableRow(int Line, ImmutableArray<string> Values, ImmutableArray<string> Stray);

/// <summary>Says in Spanish, and after a colon, why a file is no table. Never leaves this folder.</summary>
internal sealed class UnreadableTableException(string message) : Exception(message);
