namespace UsmeAprende.Documents.Paper;

/// <summary>
/// Makes tagged PDFs: title, language, reading order and alternative texts are part of them, and so are the letters they use. The same
/// content at the same time gives the same bytes on the same machine. Ask <see cref="PaperFonts.Installed"/> for a problem first: without
/// letters nothing can be printed.
/// </summary>
public static class PaperFile
{
    public const string MediaType = "application/pdf";

    /// <summary>One sheet, each thing in its place.</summary>
    public static byte[] Sheet(PaperSetting setting, Action<PaperSheet> draw)
    {
        using var document = new TaggedDocument(setting);
        document.AddPage();
        draw(new PaperSheet(document, setting.Sheet));
        return document.Save();
    }

    /// <summary>As many sheets as the text needs.</summary>
    /// <param name="write">Called twice, the first time only to count the sheets: it must do the same both times.</param>
    public static byte[] Flow(PaperSetting setting, FlowSetting flow, Action<PaperFlow> write)
    {
        var pages = 0;
        using (var draft = new TaggedDocument(setting))
        {
            write(new PaperFlow(draft, setting.Sheet, flow, pages));
            pages = draft.Pages;
        }

        using var document = new TaggedDocument(setting);
        write(new PaperFlow(document, setting.Sheet, flow, pages));
        return document.Save();
    }

    /// <summary>Cards to cut out, two across and four down on each sheet, with lines to cut along.</summary>
    /// <param name="draw">Draws one card in its box, which has no margin of its own.</param>
    public static byte[] Cards<T>(PaperSetting setting, IReadOnlyList<T> cards, Action<PaperSheet, Box, T> draw)
    {
        const int across = 2,
            down = 4;
        using var document = new TaggedDocument(setting);
        var sheet = new PaperSheet(document, setting.Sheet);
        var inner = setting.Sheet.Inset(36);
        var (width, height) = (inner.Width / across, inner.Height / down);
        for (var at = 0; at < Math.Max(1, cards.Count); at++)
        {
            if (at % (across * down) == 0)
            {
                document.AddPage();
                CutLines(sheet, inner, across, down);
            }

            if (at == cards.Count)
                break;
            var place = at % (across * down);
            var box = new Box(inner.X + (place % across * width), inner.Y + (place / across * height), width, height);
            sheet.Section(() => draw(sheet, box, cards[at]));
        }

        return document.Save();
    }

    private static void CutLines(PaperSheet sheet, Box inner, int across, int down)
    {
        for (var column = 0; column <= across; column++)
            sheet.Rule(
                inner.X + (inner.Width * column / across),
                inner.Y,
                inner.X + (inner.Width * column / across),
                inner.Bottom,
                Ink.Grey,
                0.5,
                isDashed: true
            );
        for (var row = 0; row <= down; row++)
            sheet.Rule(
                inner.X,
                inner.Y + (inner.Height * row / down),
                inner.Right,
                inner.Y + (inner.Height * row / down),
                Ink.Grey,
                0.5,
                isDashed: true
            );
    }
}
