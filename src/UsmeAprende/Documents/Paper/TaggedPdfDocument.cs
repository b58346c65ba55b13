using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Fonts;
using PdfSharp.Pdf;
using PdfSharp.Pdf.Annotations;
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
        _document.Info.Creator = PdfMetadataWriter.Programme;
        // To a producer of another name PDFsharp adds its own, with version and address.
        _document.Info.Elements.SetString("/Producer", PdfMetadataWriter.Library);
        _document.Info.CreationDate = setting.MadeAt;
        _document.Info.ModificationDate = setting.MadeAt;
        _document.Options.CompressContentStreams = true;
        if (!setting.IsForArchive)
            return;
        _document.Version = 17;
        PdfOutputIntent.Add(_document);
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
        // Readers go from link to link in the order of the structure.
        page.Elements.SetName("/Tabs", "/S");
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

    /// <summary>Makes a link to the web of what is drawn within; only inside an element of text.</summary>
    /// <param name="alternative">Where it leads, in words.</param>
    public void Link(string address, string alternative, PaperRectangle area, Action draw)
    {
        if (_isFurniture)
        {
            draw();
            return;
        }

        var link = PdfLinkAnnotation.CreateWebLink(new PdfRectangle(Bounds(area)), address);
        _access.StructureBuilder.BeginElement(link, alternative);
        PdfAnnotationEntries.Settle(link);
        draw();
        _access.StructureBuilder.End();
    }

    public void Figure(string alternative, PaperRectangle box, Action draw)
    {
        if (_isFurniture)
        {
            draw();
            return;
        }

        _access.BeginGraphicMode();
        _access.StructureBuilder.BeginElement(PdfIllustrationElementTag.Figure, alternative, Bounds(box));
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
        if (_setting.Signing is { } signing)
            PdfSignatureField.Add(_document, _access.StructureBuilder, signing);
        _graphics?.Dispose();
        _graphics = null;
        foreach (var attachment in _setting.Attachments)
            PdfAttachmentWriter.Add(_document, attachment, _setting.MadeAt);
        using var stream = new MemoryStream();
        _document.Save(stream, closeStream: false);
        var finished = PdfObjectRewriter.Rewrite(stream.ToArray(), PdfMetadataWriter.Write(_setting));
        return _setting.Signing is { } asked ? asked.Signer.Sign(finished) : finished;
    }

    public void Dispose()
    {
        _graphics?.Dispose();
        _document.Dispose();
    }

    // PDF coordinates count from the lower left corner.
    private XRect Bounds(PaperRectangle box) => new(box.X, _setting.Sheet.Height - box.Bottom, box.Width, box.Height);

    // PDFsharp has one font resolver for the whole process, which can be set only once.
    private static void Prepare()
    {
        lock (Preparing)
        {
            if (_isPrepared)
                return;
            GlobalFontSettings.FontResolver = new PaperFonts();
            _isPrepared = true;
        }
    }
}
