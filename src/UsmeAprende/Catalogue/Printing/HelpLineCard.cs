using System.Collections.Immutable;
using UsmeAprende.Documents.Paper;
using UsmeAprende.Wording;

namespace UsmeAprende.Catalogue.Printing;

/// <summary>Prints the card of lines and doors that help: the same four times on a Letter sheet, to cut and to fold in two.</summary>
public static class HelpLineCard
{
    private const int PerSheet = 4;

    private static readonly PaperTextStyle Heading = new(13) { IsBold = true };
    private static readonly PaperTextStyle Name = new(10.5) { IsBold = true, Leading = 1.1 };
    private static readonly PaperTextStyle Number = new(13)
    {
        IsBold = true,
        Alignment = TextAlignment.Right,
        Leading = 1.1,
    };
    private static readonly PaperTextStyle Purpose = new(8.5) { Leading = 1.1 };
    private static readonly PaperTextStyle Foot = new(7.5) { Ink = PaperColor.Grey };

    public static byte[] CreatePdf(ImmutableArray<HelpLine> lines, string author, DateTime madeAt) =>
        PdfWriter.WriteCards(
            new PaperDocumentSettings
            {
                Title = "Tarjeta de líneas que ayudan",
                Author = author,
                MadeAt = madeAt,
            },
            Enumerable.Repeat(lines, PerSheet).ToList(),
            (sheet, box, card) => Draw(sheet, box.Inset(14, 10), card, madeAt),
            down: PerSheet / 2
        );

    private static void Draw(PaperSheet sheet, PaperRectangle box, ImmutableArray<HelpLine> lines, DateTime madeAt)
    {
        var foot = box.Below(box.Height - Foot.LineHeight);
        var body = box.Top(box.Height - Foot.LineHeight - 4);
        body = body.Below(sheet.Text(body, "Líneas que ayudan", Heading) + 2);
        var row = body.Height / lines.Length;
        foreach (var (at, line) in lines.Index())
            DrawLine(sheet, body.Below(at * row).Top(row), line);
        sheet.Text(foot, $"Guárdela con su cédula. Al día en {SpanishDates.Month(madeAt)}.", Foot);
    }

    // The number stands at the right edge, where a finger follows it down; each in its row, however long its name is.
    private static void DrawLine(PaperSheet sheet, PaperRectangle box, HelpLine line)
    {
        sheet.Artifact(() => sheet.Rule(box.X, box.Y, box.Right, box.Y, PaperColor.Grey, 0.4));
        var number =
            line.Number.Length > 0 ? sheet.WidthOf(line.Number, Number) + 6
            : line.IsOwn ? box.Width / 2
            : 0;
        var words = box.Below(2);
        sheet.FittedText(words.LeftPart(box.Width - number).Top(Number.LineHeight), line.Name, Name);
        if (line.Number.Length > 0)
            sheet.Text(words.RightOf(box.Width - number), line.Number, Number);
        else if (line.IsOwn)
            sheet.Rule(box.Right - number, box.Y + 15, box.Right, box.Y + 15, PaperColor.Black, 0.6);
        sheet.FittedText(words.Below(Number.LineHeight).Top(Purpose.LineHeight), Describe(line), Purpose);
    }

    private static string Describe(HelpLine line) => line.WhatsApp.Length > 0 ? $"{line.Purpose} WhatsApp {line.WhatsApp}." : line.Purpose;
}
