namespace UsmeAprende.Documents.Paper;

/// <summary>
/// Makes a poster for a wall: one sheet, big type, a QR code. The sheet is Letter, and all of it stands within what a printer with A4 paper
/// shows too, so that it can be printed on either.
/// </summary>
public static class WallPoster
{
    // A4 is 17 points narrower than Letter.
    private const double Margin = 48;
    private const double TitleHeight = 190;
    private const int UsualFacts = 3;
    private const double FactHeight = 40;
    private const double FootHeight = 196;
    private const double CodeSize = 178;

    private static readonly PaperColor Green = PaperColor.Parse("#0f4636");
    private static readonly PaperTextStyle Kind = new(24) { IsBold = true, Ink = Green };
    private static readonly PaperTextStyle Title = new(60) { IsBold = true, Leading = 1.12 };
    private static readonly PaperTextStyle Label = new(15) { IsBold = true, Ink = Green };
    private static readonly PaperTextStyle Fact = new(27) { Leading = 1.18 };
    private static readonly PaperTextStyle Call = new(21) { IsBold = true, Leading = 1.2 };
    private static readonly PaperTextStyle Beside = new(15);

    public static byte[] CreatePdf(PosterText text, DateTime madeAt) =>
        PdfWriter.WriteSheet(
            new PaperDocumentSettings
            {
                Title = $"{text.Kind}: {text.Title}",
                Author = text.Author,
                MadeAt = madeAt,
            },
            sheet => Draw(sheet, text)
        );

    private static void Draw(PaperSheet sheet, PosterText text)
    {
        var inner = sheet.All.Inset(Margin);
        sheet.Fill(inner.Top(10), Green);
        var rest = inner.Below(24);
        rest = rest.Below(sheet.Text(rest, text.Kind, Kind) + 6);
        var room = rest.Top(TitleHeight - (Math.Max(0, text.Facts.Count - UsualFacts) * FactHeight));
        rest = rest.Below(sheet.Text(rest, text.Title, FitTitle(sheet, room, text.Title), PaperTextRole.Heading1) + 20);
        DrawFacts(sheet, rest with { Height = inner.Bottom - FootHeight - 14 - rest.Y }, text.Facts);
        DrawFoot(sheet, inner.Below(inner.Height - FootHeight), text);
    }

    // As large as the room allows, and no word is parted.
    private static PaperTextStyle FitTitle(PaperSheet sheet, PaperRectangle room, string title)
    {
        var style = Title;
        while (
            style.Size > 20
            && (
                sheet.HeightOf(title, room.Width, style) > room.Height
                || title.Split(' ').Any(word => sheet.WidthOf(word, style) > room.Width)
            )
        )
            style = style with { Size = style.Size - 2 };
        return style;
    }

    private static void DrawFacts(PaperSheet sheet, PaperRectangle box, IReadOnlyList<PosterFact> facts)
    {
        const double gap = 10;
        var style = Fact;
        while (style.Size > 11 && HeightOfAll() > box.Height)
            style = style with { Size = style.Size - 1 };
        var rest = box;
        foreach (var fact in facts)
        {
            rest = rest.Below(sheet.Text(rest, fact.Label, Label));
            rest = rest.Below(sheet.Text(rest, fact.Words, style) + gap);
        }

        double HeightOfAll() => facts.Sum(f => sheet.HeightOf(f.Label, box.Width, Label) + sheet.HeightOf(f.Words, box.Width, style) + gap);
    }

    private static void DrawFoot(PaperSheet sheet, PaperRectangle box, PosterText text)
    {
        sheet.Rule(box.X, box.Y, box.Right, box.Y, Green, 2);
        var rest = box.Below(16);
        if (text.QrAddress is { } address)
        {
            sheet.Qr(rest.LeftPart(CodeSize).Top(CodeSize), address, $"Código QR: {address}");
            rest = rest.RightOf(CodeSize + 18);
        }
        rest = rest.Below(sheet.Text(rest, text.Call, Call) + 8);
        foreach (var line in text.Beside)
            rest = rest.Below(sheet.Text(rest, line, Beside) + 5);
    }
}

/// <summary>What stands on a poster, in reading order.</summary>
public sealed record PosterText
{
    /// <summary>What it is about, in one or two words.</summary>
    public required string Kind { get; init; }

    public required string Title { get; init; }

    /// <summary>When, where and the like: few, since each makes the others smaller.</summary>
    public required IReadOnlyList<PosterFact> Facts { get; init; }

    /// <summary>The address in the QR code; null for none.</summary>
    public string? QrAddress { get; init; }

    /// <summary>What to do, beside the code.</summary>
    public required string Call { get; init; }

    /// <summary>What stands below it: who invites, and the site's address to be typed.</summary>
    public required IReadOnlyList<string> Beside { get; init; }

    /// <summary>Who is responsible for it.</summary>
    public required string Author { get; init; }
}

/// <summary>One thing to know.</summary>
public sealed record PosterFact(string Label, string Words);
