using UsmeAprende.Documents.Paper;

namespace UsmeAprende.Catalogue.Printing;

/// <summary>
/// Prints a lesson's hand-out on one Letter sheet, never on two: in the largest letters in which its text fits in two columns, and where
/// even the smallest are too many, cut at the end of a sentence.
/// </summary>
public static class HandoutPdf
{
    private const double Margin = 42;
    private const double Gutter = 24;
    private const double Qr = 108;

    private static readonly double[] Sizes = [12, 11.5, 11, 10.5, 10];
    private static readonly PaperColor Deep = PaperColor.Parse("#0f4636");
    private static readonly PaperColor Sun = PaperColor.Parse("#fdf0d0");
    private static readonly PaperTextStyle Title = new(23)
    {
        IsBold = true,
        Ink = Deep,
        Leading = 1.15,
    };
    private static readonly PaperTextStyle Small = new(9);
    private static readonly PaperTextStyle Takeaway = new(13) { IsBold = true };

    public static byte[] Create(LessonHandout handout, string site, DateTime madeAt) =>
        PdfWriter.WriteSheet(
            new PaperDocumentSettings
            {
                Title = $"{handout.Title}: hoja para llevar",
                Author = site,
                MadeAt = madeAt,
            },
            sheet => Draw(sheet, handout, site)
        );

    private static void Draw(PaperSheet sheet, LessonHandout handout, string site)
    {
        var body = sheet.All.Inset(Margin);
        var foot = body.Below(body.Height - (2 * Small.LineHeight) - 6);
        body = body.Top(body.Height - foot.Height - 10);
        body = body.Below(DrawHead(sheet, body, handout) + 10);
        if (handout.Takeaway.Length > 0)
            body = body.Below(DrawTakeaway(sheet, body, handout.Takeaway) + 12);
        var largest = Array.Find(Sizes, size => new HandoutColumns(sheet, Columns(body), size).Write(handout.Lines, isTrial: true));
        if (largest > 0)
            new HandoutColumns(sheet, Columns(body), largest).Write(handout.Lines, isTrial: false);
        else
            DrawCut(sheet, body, handout);
        sheet.Rule(foot.X, foot.Y, foot.Right, foot.Y, PaperColor.Grey);
        sheet.Text(
            foot.Below(6),
            handout.Next is { } next
                ? $"Dónde seguir: la lección que viene es “{next}”."
                : "Con esta lección termina el curso. ¡Bien hecho!",
            Small with
            {
                IsBold = true,
            }
        );
        sheet.Text(foot.Below(6 + Small.LineHeight), site, Small);
    }

    private static double DrawHead(PaperSheet sheet, PaperRectangle body, LessonHandout handout)
    {
        var words = handout.Address is null ? body : body.LeftPart(body.Width - Qr - Gutter);
        var height = sheet.Text(words, handout.Place, Small);
        height += 4 + sheet.Text(words.Below(height + 4), handout.Title, Title, PaperTextRole.Heading1);
        if (handout.Address is not { } address)
            return height;
        height += 6 + sheet.Text(words.Below(height + 6), "Hágala en su celular: apunte la cámara al cuadro, o escriba", Small);
        height += sheet.Text(words.Below(height), WithoutScheme(address), Small);
        sheet.Qr(body.RightOf(body.Width - Qr).Top(Qr), address, $"Código para abrir la lección: {address}");
        return Math.Max(height, Qr);
    }

    private static double DrawTakeaway(PaperSheet sheet, PaperRectangle body, string takeaway)
    {
        var inner = body.Inset(12, 9);
        var height = Small.LineHeight + 2 + sheet.HeightOf(takeaway, inner.Width, Takeaway) + 18;
        sheet.Fill(body.Top(height), Sun);
        var label = sheet.Text(inner, "PARA LLEVAR", Small with { IsBold = true }, PaperTextRole.Heading2);
        sheet.Text(inner.Below(label + 2), takeaway, Takeaway);
        return height;
    }

    private static void DrawCut(PaperSheet sheet, PaperRectangle body, LessonHandout handout)
    {
        var lettering = Small with { IsBold = true, Ink = Deep };
        const string words = "Sigue en su celular: mire la dirección de arriba.";
        var columns = Columns(body);
        var height = sheet.HeightOf(words, columns[^1].Width, lettering);
        var last = columns[^1];
        columns[^1] = last.Top(last.Height - height - 4);
        new HandoutColumns(sheet, columns, Sizes[^1]).Write(handout.Lines, isTrial: false);
        sheet.Text(last.Below(last.Height - height), words, lettering);
    }

    private static PaperRectangle[] Columns(PaperRectangle body)
    {
        var width = (body.Width - Gutter) / 2;
        return [body.LeftPart(width), body.RightOf(width + Gutter)];
    }

    private static string WithoutScheme(string address) => address[(address.IndexOf("//", StringComparison.Ordinal) + 2)..];
}

/// <summary>Writes lines from column to column, in letters of one size.</summary>
internal sealed class HandoutColumns(PaperSheet sheet, PaperRectangle[] columns, double size)
{
    private readonly PaperTextStyle _text = new(size);
    private readonly PaperTextStyle _heading = new(size + 1.5) { IsBold = true, Ink = PaperColor.Parse("#0f4636") };
    private int _column;
    private double _y;

    private PaperRectangle Here => columns[_column].Below(_y);

    /// <param name="isTrial">Only measures.</param>
    /// <returns>Whether all of them have room; if not, those that have are written, the last one to the end of a sentence.</returns>
    public bool Write(IReadOnlyList<HandoutLine> lines, bool isTrial)
    {
        foreach (var line in lines)
        {
            if (line.Kind is HandoutLineKind.Heading)
            {
                // A heading is never the last line of a column.
                var above = _y > 0 ? size * 0.6 : 0;
                if (HeightOf(line.Text, _heading) + above + (3 * _text.LineHeight) > Here.Height)
                {
                    if (!Turn())
                        return false;
                    above = 0;
                }
                _y += above;
                if (!isTrial)
                    sheet.Text(Here, line.Text, _heading, PaperTextRole.Heading2);
                _y += HeightOf(line.Text, _heading) + (size * 0.15);
            }
            else if (!WriteSentences(line, isTrial))
                return false;
        }
        return true;
    }

    private bool WriteSentences(HandoutLine line, bool isTrial)
    {
        var left = line.Sentences;
        var isItem = line.Kind is HandoutLineKind.Item;
        while (left.Count > 0)
        {
            var fitting = left.Count;
            while (fitting > 0 && HeightOf(Join(left, fitting), _text, isItem) > Here.Height)
                fitting--;
            if (fitting > 0)
            {
                var text = Join(left, fitting);
                if (!isTrial && isItem)
                    sheet.List(Here, [text], _text);
                else if (!isTrial)
                    sheet.Text(Here, text, _text);
                _y += HeightOf(text, _text, isItem) + (size * 0.35);
                left = [.. left.Skip(fitting)];
                isItem = false;
            }
            if (left.Count > 0 && !Turn())
                return false;
        }
        return true;
    }

    private bool Turn()
    {
        if (_column == columns.Length - 1)
            return false;
        (_column, _y) = (_column + 1, 0);
        return true;
    }

    private double HeightOf(string text, PaperTextStyle lettering, bool isItem = false) =>
        sheet.HeightOf(text, columns[_column].Width - (isItem ? size : 0), lettering);

    private static string Join(IReadOnlyList<string> sentences, int count) => string.Join(' ', sentences.Take(count));
}
