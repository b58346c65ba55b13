using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace UsmeAprende.Documents.Tables;

/// <summary>
/// Writes an XLSX file row by row: bold headings that stay in sight, text that is never a formula. Dispose it to complete the file.
/// </summary>
public sealed class SpreadsheetWriter : IDisposable
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    // A cell takes no more characters.
    private const int LongestText = 32_767;

    private readonly SpreadsheetDocument _document;
    private readonly WorkbookPart _book;
    private readonly Sheets _sheets;
    private OpenXmlWriter? _sheet;

    /// <param name="stream">One that can be read and sought in, such as a temporary file.</param>
    public SpreadsheetWriter(Stream stream)
    {
        _document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook);
        _book = _document.AddWorkbookPart();
        _sheets = new Sheets();
        _book.Workbook = new Workbook(_sheets);
        _book.AddNewPart<WorkbookStylesPart>().Stylesheet = SpreadsheetStyles.Sheet();
    }

    /// <param name="name">At most 31 characters, none of <c>[]:*?/\</c>.</param>
    /// <param name="above">Lines above the headings, such as the title of an official form; the first is bold.</param>
    public void BeginSheet(string name, IReadOnlyList<SpreadsheetColumn> columns, params IReadOnlyList<string> above)
    {
        EndSheet();
        var part = _book.AddNewPart<WorksheetPart>();
        var id = (uint)_sheets.ChildElements.Count + 1;
        _sheets.Append(
            new Sheet
            {
                Id = _book.GetIdOfPart(part),
                SheetId = id,
                Name = name,
            }
        );
        _sheet = OpenXmlWriter.Create(part);
        _sheet.WriteStartElement(new Worksheet());
        var frozen = above.Count + 1;
        _sheet.WriteElement(
            new SheetViews(
                new SheetView(
                    new Pane
                    {
                        VerticalSplit = frozen,
                        TopLeftCell = string.Create(CultureInfo.InvariantCulture, $"A{frozen + 1}"),
                        ActivePane = PaneValues.BottomLeft,
                        State = PaneStateValues.Frozen,
                    }
                )
                {
                    WorkbookViewId = 0,
                }
            )
        );
        _sheet.WriteElement(
            new Columns(
                columns.Select(
                    (column, at) =>
                        new Column
                        {
                            Min = (uint)at + 1,
                            Max = (uint)at + 1,
                            Width = column.Width,
                            CustomWidth = true,
                        }
                )
            )
        );
        _sheet.WriteStartElement(new SheetData());
        for (var at = 0; at < above.Count; at++)
            WriteRow(at == 0 ? SpreadsheetStyles.Bold : SpreadsheetStyles.Plain, [above[at]]);
        WriteRow(SpreadsheetStyles.Heading, [.. columns.Select(c => (SpreadsheetCell)c.Heading)]);
    }

    public void WriteRow(params ReadOnlySpan<SpreadsheetCell> cells) => WriteRow(SpreadsheetStyles.Plain, cells);

    public void Dispose()
    {
        EndSheet();
        _book.Workbook.Save();
        _document.Dispose();
    }

    private void WriteRow(uint style, ReadOnlySpan<SpreadsheetCell> cells)
    {
        var sheet = _sheet ?? throw new InvalidOperationException("Begin a sheet first.");
        sheet.WriteStartElement(new Row());
        foreach (var cell in cells)
            sheet.WriteElement(CellOf(cell, style));
        sheet.WriteEndElement();
    }

    private static Cell CellOf(SpreadsheetCell cell, uint style) =>
        cell switch
        {
            { Number: { } number } => new Cell
            {
                CellValue = new CellValue(number.ToString(CultureInfo.InvariantCulture)),
                StyleIndex = style,
            },
            { Day: { } day } => new Cell
            {
                CellValue = new CellValue(day.ToOADate().ToString(CultureInfo.InvariantCulture)),
                StyleIndex = cell.HasTime ? SpreadsheetStyles.Time : SpreadsheetStyles.Day,
            },
            { Text: { Length: > 0 } text } => new Cell
            {
                DataType = CellValues.InlineString,
                InlineString = new InlineString(
                    new Text(Xml.Allowed(text.Length > LongestText ? text[..LongestText] : text))
                    {
                        Space = SpaceProcessingModeValues.Preserve,
                    }
                ),
                StyleIndex = style,
            },
            _ => new Cell { StyleIndex = style },
        };

    private void EndSheet()
    {
        if (_sheet is null)
            return;
        _sheet.WriteEndElement();
        _sheet.WriteEndElement();
        _sheet.Dispose();
        _sheet = null;
    }
}
