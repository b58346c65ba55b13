using UsmeAprende.Documents.Paper;

namespace UsmeAprende.Catalogue.Printing;

/// <summary>Prints the cards of a guide's activities, eight to a Letter page, with lines to cut along.</summary>
public static class ActivityCardSheet
{
    private const double LargestLetters = 26;
    private const double SmallestLetters = 12;

    private static readonly PaperTextStyle Foot = new(7.5) { Ink = PaperColor.Grey, Alignment = TextAlignment.Right };

    public static byte[] CreatePdf(CourseModule module, string author, DateTime madeAt) =>
        PdfWriter.WriteCards(
            new PaperDocumentSettings
            {
                Title = $"Tarjetas para recortar: {module.Title}",
                Author = author,
                MadeAt = madeAt,
            },
            module.Guide?.Cards ?? [],
            (sheet, box, card) => Draw(sheet, box, card, module.Title)
        );

    private static void Draw(PaperSheet sheet, PaperRectangle box, ActivityCard card, string module)
    {
        var inner = box.Inset(14, 12);
        var words = inner.Top(inner.Height - Foot.LineHeight - 4);
        var lettering = Fitted(sheet, words, card.Text);
        var free = words.Height - sheet.HeightOf(card.Text, words.Width, lettering);
        sheet.Text(words.Below(Math.Max(0, free / 2)), card.Text, lettering);
        sheet.Text(inner.Below(inner.Height - Foot.LineHeight), $"{module} · {card.Number} de {card.Of}", Foot);
    }

    // It is read aloud, or from across a table: as big as it can be.
    private static PaperTextStyle Fitted(PaperSheet sheet, PaperRectangle box, string text)
    {
        var lettering = new PaperTextStyle(LargestLetters) { Alignment = TextAlignment.Centre };
        while (lettering.Size > SmallestLetters && sheet.HeightOf(text, box.Width, lettering) > box.Height)
            lettering = lettering with { Size = lettering.Size - 1 };
        return lettering;
    }
}
