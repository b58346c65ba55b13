using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace UsmeAprende.Documents.Tables;

/// <summary>Reads the first sheet of an XLSX file, row by row. Formulas give the text or value that was kept with them; nothing is evaluated.</summary>
internal static class SpreadsheetReader
{
    private const string NoBook = "no es un libro de Excel (.xlsx) completo. Ábralo y guárdelo otra vez como .xlsx o como CSV.";

    public static IReadOnlyList<(int Line, IReadOnlyList<string> Values)> Rows(Stream stream)
    {
        try
        {
            SpreadsheetShape.Check(stream);
            stream.Position = 0;
            using var book = SpreadsheetDocument.Open(stream, isEditable: false);
            return RowsOf(book);
        }
        catch (Exception exception) when (exception is OpenXmlPackageException or FileFormatException or InvalidDataException or XmlException or IOException
                                          or FormatException or ArgumentException or InvalidOperationException or NotSupportedException or UriFormatException)
        {
            throw new UnreadableTableException(NoBook);
        }
    }

    private static List<(int Line, IReadOnlyList<string> Values)> RowsOf(SpreadsheetDocument book)
    {
        var bookPart = book.WorkbookPart ?? throw new UnreadableTableException(NoBook);
        var first = bookPart.Workbook.Descendants<Sheet>().FirstOrDefault(s => s.State?.Value is not SheetStateValues.Hidden and not SheetStateValues.VeryHidden)?.Id?.Value;
        if (first is null || bookPart.GetPartById(first) is not WorksheetPart sheet)
            throw new UnreadableTableException(NoBook);

        var cells = new SpreadsheetCellText(bookPart);
        var rows = new List<(int Line, IReadOnlyList<string> Values)>();
        var line = 0;
        using var reader = OpenXmlReader.Create(sheet);
        while (reader.Read())
        {
            if (reader.ElementType != typeof(Row) || !reader.IsStartElement)
                continue;
            var row = (Row)reader.LoadCurrentElement()!;
            line = row.RowIndex?.Value is { } index ? (int)index : line + 1;
            if (ValuesOf(row, cells) is { Count: > 0 } values)
                rows.Add((line, values));
            if (rows.Count > TableFile.MostRows + 1)
                break;
        }

        return rows;
    }

    private static List<string> ValuesOf(Row row, SpreadsheetCellText cells)
    {
        var values = new List<string>();
        var at = -1;
        foreach (var cell in row.Elements<Cell>())
        {
            at = cell.CellReference?.Value is { } reference ? TableColumn.PlaceOf(reference) : at + 1;
            // Sheets are formatted far to the right of what they hold.
            if (cells.Of(cell) is not { Length: > 0 } text)
                continue;
            if (at is < 0 or > TableFile.MostColumns)
                throw new UnreadableTableException($"la línea {row.RowIndex} tiene más de {TableFile.MostColumns} columnas.");
            while (values.Count <= at)
                values.Add("");
            values[at] = text;
        }

        return values;
    }
}
