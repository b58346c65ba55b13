using System.Collections.Immutable;

namespace UsmeAprende.Documents.Paper;

/// <summary>
/// Makes tagged PDFs, with title, language, reading order, alternative texts and embedded fonts. The same content at the same time gives
/// the same bytes on every machine.
/// </summary>
public static class PdfWriter
{
    public const string MediaType = "application/pdf";

    /// <summary>Makes a document of one sheet, on which everything has a fixed place.</summary>
    public static byte[] WriteSheet(PaperDocumentSettings setting, Action<PaperSheet> draw)
    {
        using var document = new TaggedPdfDocument(setting);
        document.AddPage();
        draw(new PaperSheet(document, setting.Sheet));
        return document.Save();
    }

    /// <summary>Makes a document of as many sheets as the text needs.</summary>
    /// <param name="write">Called twice, the first time only to count the sheets: it must do the same both times.</param>
    public static byte[] WriteFlow(PaperDocumentSettings setting, PaperFlowSettings flow, Action<PaperFlow> write)
    {
        var pages = 0;
        using (var draft = new TaggedPdfDocument(setting))
        {
            write(new PaperFlow(draft, setting.Sheet, flow, pages));
            pages = draft.Pages;
        }

        using var document = new TaggedPdfDocument(setting);
        write(new PaperFlow(document, setting.Sheet, flow, pages));
        return document.Save();
    }

    /// <summary>Makes sheets of cards to cut out, two across, with lines to cut along.</summary>
    /// <param name="draw">Draws one card in its box, which has no margin of its own.</param>
    public static byte[] WriteCards<T>(
        PaperDocumentSettings setting,
        IReadOnlyList<T> cards,
        Action<PaperSheet, PaperRectangle, T> draw,
        int down = 4
    )
    {
        const int across = 2;
        using var document = new TaggedPdfDocument(setting);
        var sheet = new PaperSheet(document, setting.Sheet);
        var inner = setting.Sheet.Inset(36);
        var (width, height) = (inner.Width / across, inner.Height / down);
        for (var at = 0; at < Math.Max(1, cards.Count); at++)
        {
            if (at % (across * down) == 0)
            {
                document.AddPage();
                DrawCutLines(sheet, inner, across, down);
            }

            if (at == cards.Count)
                break;
            var place = at % (across * down);
            var box = new PaperRectangle(inner.X + (place % across * width), inner.Y + (place / across * height), width, height);
            sheet.Section(() => draw(sheet, box, cards[at]));
        }

        return document.Save();
    }

    private static void DrawCutLines(PaperSheet sheet, PaperRectangle inner, int across, int down)
    {
        for (var column = 0; column <= across; column++)
            sheet.Rule(
                inner.X + (inner.Width * column / across),
                inner.Y,
                inner.X + (inner.Width * column / across),
                inner.Bottom,
                PaperColor.Grey,
                0.5,
                isDashed: true
            );
        for (var row = 0; row <= down; row++)
            sheet.Rule(
                inner.X,
                inner.Y + (inner.Height * row / down),
                inner.Right,
                inner.Y + (inner.Height * row / down),
                PaperColor.Grey,
                0.5,
                isDashed: true
            );
    }
}

/// <summary>Metadata and format of a document.</summary>
public sealed record PaperDocumentSettings
{
    /// <summary>The title, which readers show and say first.</summary>
    public required string Title { get; init; }

    /// <summary>The author: who is responsible for it.</summary>
    public required string Author { get; init; }

    /// <summary>UTC. The same content at the same time gives the same bytes.</summary>
    public required DateTime MadeAt { get; init; }

    public string Language { get; init; } = "es-CO";

    /// <summary>Letter size, portrait or landscape.</summary>
    public bool IsLandscape { get; init; }

    public ImmutableArray<PdfAttachment> Attachments { get; init; } = [];

    /// <summary>Whether it is made to be kept and read in decades: it says then that it follows PDF/A-3u and PDF/UA-1.</summary>
    public bool IsForArchive { get; init; }

    /// <summary>Null for a document that nobody signs.</summary>
    public PdfSigning? Signing { get; init; }

    /// <summary>The whole sheet.</summary>
    public PaperRectangle Sheet => IsLandscape ? new PaperRectangle(0, 0, 792, 612) : new PaperRectangle(0, 0, 612, 792);
}

/// <summary>The electronic signature that a document is to get.</summary>
/// <param name="SignedAt">UTC. The time that the signature claims.</param>
/// <param name="Reason">Why it is signed, in the document's language.</param>
public sealed record PdfSigning(PdfSigner Signer, DateTime SignedAt, string Reason);

/// <summary>A file that is attached to a document.</summary>
/// <param name="Name">Its file name, of ASCII letters, digits, dots and hyphens.</param>
/// <param name="MediaType">Such as <c>application/vc+jwt</c>.</param>
public sealed record PdfAttachment(
    string Name,
    string MediaType,
    ReadOnlyMemory<byte> Bytes,
    string Description,
    PdfAttachmentRelation Relation
);

/// <summary>How an attached file is related to its document (ISO 32000-2, 7.11.3).</summary>
public enum PdfAttachmentRelation
{
    Unspecified,
    Source,
    Data,
    Alternative,
    Supplement,
}
