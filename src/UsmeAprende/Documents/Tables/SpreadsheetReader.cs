using System.Globalization;
using System.Xml;

namespace UsmeAprende.Documents.Tables;

/// <summary>
/// Reads a visible sheet of an XLSX file (ECMA-376), row by row, without a tree in memory: the first with the headings, or else the first.
/// Formulas give the value that is stored with them; nothing is evaluated.
/// </summary>
internal static class SpreadsheetReader
{
    private const string NoBook = "no es un libro de Excel (.xlsx) completo. Ábralo y guárdelo otra vez como .xlsx o como CSV.";

    // How many sheets are looked at for the headings.
    private const int MostLooked = 30;

    /// <exception cref="UnreadableTableException">The file is no readable workbook.</exception>
    public static SpreadsheetLines Read(ReadOnlySpan<byte> bytes, Stream stream, ITableHeadings? headings = null)
    {
        try
        {
            using var file = new WorkbookFile(bytes, stream, new TableMemoryBudget());
            if (file.IsOpenDocument)
                return new OpenDocumentReader(file, headings).Read();
            var book = WorkbookStructure.Read(file);
            var cells = new SpreadsheetCellText(file, book);
            var lists =
                headings is null || book.Sheets.Count == 1
                    ? [book.Sheets[0]]
                    : book.Sheets.Take(MostLooked).Where(sheet => HasHeadings(file, cells, sheet, headings)).ToList();
            var chosen = lists.FirstOrDefault() ?? book.Sheets[0];
            using var xml = file.Open(chosen.Part);
            return new SpreadsheetSheetReader(xml, cells, file.Budget).Read() with
            {
                HiddenSheets = book.HiddenSheets,
                OtherSheets = book.Sheets.Count - 1,
                ReadSheet = chosen.Name,
                OtherLists = [.. lists.Skip(1).Select(sheet => sheet.Name)],
            };
        }
        catch (Exception exception)
            when (exception
                    is InvalidDataException
                        or XmlException
                        or IOException
                        or FormatException
                        or OverflowException
                        or ArgumentException
                        or NotSupportedException
            )
        {
            throw new UnreadableTableException(NoBook);
        }
    }

    private static bool HasHeadings(WorkbookFile file, SpreadsheetCellText cells, WorkbookSheet sheet, ITableHeadings headings)
    {
        using var xml = file.Open(sheet.Part);
        return new SpreadsheetSheetReader(xml, cells, file.Budget) { Most = TableBuilder.MostAbove }
            .Read()
            .Lines.Any(line => headings.AreHeadings(line.Values));
    }
}

/// <summary>Reads one sheet's XML into lines.</summary>
internal sealed class SpreadsheetSheetReader(WorkbookXml xml, SpreadsheetCellText cells, TableMemoryBudget budget)
{
    // Most cells of a row, empty or not; Excel itself allows no more.
    private const int MostCells = 16_384;

    private readonly List<TableLine> _lines = [];
    private readonly List<MergedCellRange> _merged = [];
    private int _hidden;
    private int _line;

    /// <summary>How many lines are wanted, if not all.</summary>
    public int? Most { get; init; }

    public SpreadsheetLines Read()
    {
        var section = "";
        while (xml.Read() && !(_lines.Count >= Most))
        {
            if (xml.IsElement && xml.Depth == 0 && xml.Name != "worksheet")
                throw new InvalidDataException("The part is no sheet.");
            if (xml.IsElement && xml.Depth == 1)
                section = xml.Name;
            if (section == "sheetData" && xml.Begins(2, "row"))
                ReadRow();
            // In the file, merged cells come after the rows.
            else if (
                section == "mergeCells"
                && xml.Begins(2, "mergeCell")
                && MergedCellRange.Parse(budget.CountText(xml.Attribute("ref") ?? "")) is { } merged
            )
                _merged.Add(merged);
        }

        return new SpreadsheetLines(_lines, _merged, _hidden);
    }

    private void ReadRow()
    {
        _line = xml.Attribute("r") is { } number ? int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture) : _line + 1;
        // A row is hidden by a filter, by hand, or by a height of zero.
        var isHidden = xml.IsSet("hidden") || xml.Attribute("ht") is "0";
        var values = new List<string>();
        var (at, cellsSeen) = (-1, 0);
        if (!xml.IsEmpty)
            while (xml.Read() && !xml.Ends(2))
            {
                if (!xml.Begins(3, "c"))
                    continue;
                if (++cellsSeen > MostCells)
                    throw new UnreadableTableException(TableMemoryBudget.TooLarge);
                at = ReadCell(at, values);
            }

        if (values.Count == 0)
            return;
        budget.CountPlaces(values.Count);
        if (isHidden)
            _hidden++;
        else
            _lines.Add(new TableLine(_line, values));
        if (_lines.Count > TableFile.MostRows + TableBuilder.MostAbove + 1)
            throw new UnreadableTableException(TableBuilder.TooManyRows);
    }

    /// <returns>The column of the cell, from 0.</returns>
    private int ReadCell(int before, List<string> values)
    {
        var at = xml.Attribute("r") is { } reference ? TableColumn.PlaceOf(reference) : before + 1;
        var (type, style, value, formula) = (xml.Attribute("t"), xml.Attribute("s"), "", "");
        if (!xml.IsEmpty)
            while (xml.Read() && !xml.Ends(3))
            {
                if (xml.Begins(4, "v"))
                    value = xml.Text();
                else if (xml.Begins(4, "f"))
                    formula = xml.Text();
                else if (xml.Begins(4, "is"))
                    value = xml.RichText();
            }

        // Many sheets have formatted empty cells far to the right of the table.
        if (cells.ReadText(type, style, value, formula) is not { Length: > 0 } text)
            return at;
        if (at is < 0 or >= TableFile.MostColumns)
            throw new UnreadableTableException($"la línea {_line} tiene más de {TableFile.MostColumns} columnas.");
        while (values.Count <= at)
            values.Add("");
        values[at] = budget.CountText(text);
        return at;
    }
}
