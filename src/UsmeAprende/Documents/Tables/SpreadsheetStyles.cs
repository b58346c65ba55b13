using DocumentFormat.OpenXml.Spreadsheet;

namespace UsmeAprende.Documents.Tables;

/// <summary>The few looks of cells, by their place in the style sheet.</summary>
internal static class SpreadsheetStyles
{
    public const uint Plain = 0;
    public const uint Heading = 1;
    public const uint Day = 2;
    public const uint Time = 3;
    public const uint Bold = 4;

    private const uint TimeFormat = 164;
    private const uint DayFormat = 165;

    public static Stylesheet Sheet() =>
        new(
            new NumberingFormats(
                new NumberingFormat { NumberFormatId = TimeFormat, FormatCode = "yyyy\\-mm\\-dd hh:mm" },
                new NumberingFormat { NumberFormatId = DayFormat, FormatCode = "yyyy\\-mm\\-dd" }
            ),
            new Fonts(new Font(), new Font(new Bold())),
            // The first two are what every programme takes for granted.
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 })
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
                    ApplyFont = true,
                    ApplyBorder = true,
                },
                new CellFormat { NumberFormatId = DayFormat, ApplyNumberFormat = true },
                new CellFormat { NumberFormatId = TimeFormat, ApplyNumberFormat = true },
                new CellFormat { FontId = 1, ApplyFont = true }
            )
        );
}
