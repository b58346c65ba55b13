using System.Xml;

namespace UsmeAprende.Documents.Tables;

/// <summary>
/// Reads the first sheet in sight of an XLSX file (ECMA-376), row by row, with no tree of it in memory. Formulas give the text or value
/// that was kept with them; nothing is evaluated.
/// </summary>
internal static class SpreadsheetReader
{
    private const string NoBook = "no es un libro de Excel (.xlsx) completo. Ábralo y guárdelo otra vez como .xlsx o como CSV.";

    /// <exception cref="UnreadableTableException">It is no workbook that could be read.</exception>
    public static SpreadsheetLines Read(ReadOnlySpan<byte> bytes, Stream stream)
    {
        try
        {
            using var file = new WorkbookFile(bytes, stream, new TableBudget());
            var book = SpreadsheetBook.Read(file);
            var cells = new SpreadsheetCellText(file, book);
            using var sheet = file.Open(book.Sheet);
            return new SpreadsheetSheet(sheet, cells, file.Budget).Read() with
            {
                HiddenSheets = book.HiddenSheets,
                OtherSheets = book.OtherSheets,
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
}
