using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Fonts;
using PdfSharp.Pdf;
using PdfSharp.UniversalAccessibility;

namespace UsmeAprende.Documents.Paper;

/// <summary>
/// A PDF that is being written. Everything in it is either part of the structure, or an artifact that screen readers skip. Text stands
/// inside text objects and drawings outside them, with their marks, as ISO 32000 (14.6) demands.
/// </summary>
internal sealed class TaggedPdfDocument : IDisposable
{
    private static readonly Lock Preparing = new();
    private static bool _isPrepared;

    private readonly PdfDocument _document;
    private readonly UAManager _access;
    private readonly PaperDocumentSettings _setting;
    private readonly Dictionary<(double Size, bool IsBold, bool IsSerif), XFont> _fonts = [];
    private XGraphics? _graphics;
    private bool _isFurniture;

    public TaggedPdfDocument(PaperDocumentSettings setting)
    {
        Prepare();
        _setting = setting;
        _document = new PdfDocument { PageLayout = PdfPageLayout.SinglePage };
        _access = UAManager.ForDocument(_document);
        _access.SetDocumentLanguage(setting.Language);
        _document.Info.Title = setting.Title;
        _document.Info.Author = setting.Author;
        _document.Info.CreationDate = setting.MadeAt;
        _document.Info.ModificationDate = setting.MadeAt;
        _document.Options.CompressContentStreams = true;
    }

    public XGraphics Graphics => _graphics ?? throw new InvalidOperationException("A document needs a page first.");

    public int Pages => _document.PageCount;

    public void AddPage()
    {
        // An open element continues on the next page, but its marked content must end with the page.
        _access.StructureBuilder.EndMarkedContentsWithId();
        _graphics?.Dispose();
        var page = _document.AddPage();
        page.Size = PageSize.Letter;
        page.Width = XUnit.FromPoint(_setting.Sheet.Width);
        page.Height = XUnit.FromPoint(_setting.Sheet.Height);
        _graphics = XGraphics.FromPdfPage(page);
    }

    /// <summary>Opens an element that contains others: a table, a row, a section.</summary>
    public void GroupElements(string tag, Action content)
    {
        if (_isFurniture)
        {
            content();
            return;
        }

        _access.StructureBuilder.BeginBlockLevelElement(tag);
        content();
        _access.StructureBuilder.End();
    }

    /// <summary>Adds an element of text; <paramref name="draw"/> writes the text and nothing else.</summary>
    public void WriteText(string tag, Action draw)
    {
        if (_isFurniture)
        {
            draw();
            return;
        }

        _access.BeginTextMode();
        _access.StructureBuilder.BeginBlockLevelElement(tag);
        draw();
        _access.BeginTextMode();
        _access.StructureBuilder.End();
    }

    /// <summary>
    /// Adds an element of text that may continue on the next page: <paramref name="draw"/> returns whether it is complete,
    /// <paramref name="turn"/> adds a page.
    /// </summary>
    public void WriteContinuedText(string tag, Func<bool> draw, Action turn)
    {
        _access.BeginTextMode();
        _access.StructureBuilder.BeginBlockLevelElement(tag);
        while (!draw())
        {
            _access.BeginTextMode();
            turn();
            _access.BeginTextMode();
        }

        _access.BeginTextMode();
        _access.StructureBuilder.End();
    }

    /// <summary>Marks the current cell as a column heading.</summary>
    public void MarkColumnHeading()
    {
        if (!_isFurniture)
            _access.StructureBuilder.CurrentStructureElement.TableAttributes.Elements.SetName("/Scope", "/Column");
    }

    public void Figure(string alternative, PaperRectangle box, Action draw)
    {
        if (_isFurniture)
        {
            draw();
            return;
        }

        // PDF coordinates count from the lower left corner.
        var bounds = new XRect(box.X, _setting.Sheet.Height - box.Bottom, box.Width, box.Height);
        _access.BeginGraphicMode();
        _access.StructureBuilder.BeginElement(PdfIllustrationElementTag.Figure, alternative, bounds);
        draw();
        _access.BeginGraphicMode();
        _access.StructureBuilder.End();
    }

    /// <summary>Draws an artifact, which screen readers skip: rules, frames, running heads.</summary>
    public void Artifact(Action draw)
    {
        if (_isFurniture)
        {
            draw();
            return;
        }

        _isFurniture = true;
        _access.BeginGraphicMode();
        _access.StructureBuilder.BeginArtifact();
        draw();
        _access.BeginGraphicMode();
        _access.StructureBuilder.End();
        _isFurniture = false;
    }

    public XFont Font(PaperTextStyle lettering)
    {
        var key = (lettering.Size, lettering.IsBold, lettering.IsSerif);
        if (!_fonts.TryGetValue(key, out var font))
            _fonts[key] = font = new XFont(
                lettering.IsSerif ? PaperFonts.Serif : PaperFonts.Sans,
                lettering.Size,
                lettering.IsBold ? XFontStyleEx.Bold : XFontStyleEx.Regular,
                new XPdfFontOptions(PdfFontEncoding.Unicode, PdfFontEmbedding.TryComputeSubset)
            );
        return font;
    }

    public byte[] Save()
    {
        _access.StructureBuilder.EndMarkedContentsWithId();
        _graphics?.Dispose();
        _graphics = null;
        foreach (var attachment in _setting.Attachments)
            PdfAttachmentWriter.Add(_document, attachment, _setting.MadeAt);
        using var stream = new MemoryStream();
        _document.Save(stream, closeStream: false);
        return PdfChecksumRepair.Repair(stream.ToArray());
    }

    public void Dispose()
    {
        _graphics?.Dispose();
        _document.Dispose();
    }

    // PDFsharp has one font resolver for the whole process, which can be set only once.
    private static void Prepare()
    {
        lock (Preparing)
        {
            if (PaperFonts.Installed.Problem is { } problem)
                throw new InvalidOperationException(problem);
            if (_isPrepared)
                return;
            GlobalFontSettings.FontResolver = PaperFonts.Installed;
            _isPrepared = true;
        }
    }
}
