using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace UsmeAprende.Documents.Tables;

/// <summary>
/// Writes an XLSX file row by row: bold headings that stay visible, and text that is never a formula. Dispose it to complete the file.
/// </summary>
public sealed class SpreadsheetWriter : IDisposable
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    // Most characters of a cell in Excel.
    private const int LongestText = 32_767;

    private readonly SpreadsheetDocument _document;
    private readonly WorkbookPart _book;
    private readonly Sheets _sheets;
    private OpenXmlWriter? _sheet;
    private int _columns;
    private int _headings;
    private int _rows;

    /// <param name="stream">A stream that can be read and can seek, such as a temporary file.</param>
    public SpreadsheetWriter(Stream stream)
    {
        _document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook);
        _book = _document.AddWorkbookPart();
        _sheets = new Sheets();
        _book.Workbook = new Workbook(_sheets);
        _book.AddNewPart<WorkbookStylesPart>().Stylesheet = SpreadsheetStyles.CreateStylesheet();
    }

    /// <summary>Whether each heading gets a button by which people choose and sort rows.</summary>
    public bool HasFilters { get; init; }

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
        (_columns, _headings, _rows) = (columns.Count, frozen, 0);
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
        _rows++;
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
                    new Text(XmlEscaping.RemoveForbidden(text.Length > LongestText ? text[..LongestText] : text))
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
        if (HasFilters)
            _sheet.WriteElement(
                new AutoFilter
                {
                    Reference = string.Create(CultureInfo.InvariantCulture, $"A{_headings}:{SpreadsheetColumn.LettersOf(_columns)}{_rows}"),
                }
            );
        _sheet.WriteEndElement();
        _sheet.Dispose();
        _sheet = null;
    }
}

/// <summary>The cell styles, by their index in the style sheet.</summary>
internal static class SpreadsheetStyles
{
    public const uint Plain = 0;
    public const uint Heading = 1;
    public const uint Day = 2;
    public const uint Time = 3;
    public const uint Bold = 4;

    private const uint TimeFormat = 164;
    private const uint DayFormat = 165;

    public static Stylesheet CreateStylesheet() =>
        new(
            new NumberingFormats(
                new NumberingFormat { NumberFormatId = TimeFormat, FormatCode = "yyyy\\-mm\\-dd hh:mm" },
                new NumberingFormat { NumberFormatId = DayFormat, FormatCode = "yyyy\\-mm\\-dd" }
            ),
            new Fonts(new Font(), new Font(new Bold())),
            // Every programme expects these two as the first ones.
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
                new Fill(
                    new PatternFill
                    {
                        PatternType = PatternValues.Solid,
                        ForegroundColor = new ForegroundColor { Rgb = "FFD3E4D9" },
                        BackgroundColor = new BackgroundColor { Indexed = 64 },
                    }
                )
            ),
            new Borders(
                new Border(),
                new Border(
                    new LeftBorder(),
                    new RightBorder(),
                    new TopBorder(),
                    new BottomBorder { Style = BorderStyleValues.Thin },
                    new DiagonalBorder()
                )
            ),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(
                new CellFormat(),
                new CellFormat
                {
                    FontId = 1,
                    BorderId = 1,
                    FillId = 2,
                    ApplyFont = true,
                    ApplyBorder = true,
                    ApplyFill = true,
                },
                new CellFormat { NumberFormatId = DayFormat, ApplyNumberFormat = true },
                new CellFormat { NumberFormatId = TimeFormat, ApplyNumberFormat = true },
                new CellFormat { FontId = 1, ApplyFont = true }
            )
        );
}
