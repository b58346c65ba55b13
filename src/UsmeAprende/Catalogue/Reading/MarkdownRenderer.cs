using Markdig;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>Renders the Markdown of one file as HTML. Raw HTML is not allowed, nor addresses that could run a script.</summary>
internal sealed class MarkdownRenderer(SourceText source, ReadingContext surroundings, string termPage = "")
{
    private static readonly MarkdownPipeline Full = new MarkdownPipelineBuilder().UsePreciseSourceLocation().Build();

    // An option that begins with "1." or "#" is not a list or a heading.
    private static readonly MarkdownPipeline WithinLine = LinesOnly();

    // Questions and definitions are also shown on other pages, which may not explain the same terms.
    private const string AnyPage = "/glosario";

    // Making one costs more than rendering most texts, and the courses have thousands.
    [ThreadStatic]
    private static HtmlRenderer? s_idle;

    private readonly MarkdownHeadings _headings = new(source);
    private readonly MarkdownLinks _links = new(source, surroundings);

    /// <summary>Terms of the glossary found so far, in order.</summary>
    public IReadOnlyCollection<GlossaryTerm> Terms => _links.Terms;

    /// <summary>Drawings found so far; they are part of the lesson's version.</summary>
    public IReadOnlyCollection<SvgDrawing> Drawings => _links.Drawings;

    /// <summary>Adds a term that the text itself does not link.</summary>
    public void AddTerm(string slug, int line)
    {
        if (surroundings.Glossary.Find(slug, source, line) is { } term)
            _links.AddTerm(term);
    }

    /// <summary>Reserves ids that the page uses itself, so that no heading gets them.</summary>
    public void ReserveId(string id) => _headings.ReserveId(id);

    /// <summary>Renders paragraphs, lists and headings.</summary>
    /// <param name="first">Line of the text in the file, from 0.</param>
    public string RenderBlocks(string text, int first) => Parse(text, first, Full, termPage) is { } rendered ? rendered.Html : "";

    /// <summary>Renders the same block by block, for a lesson that is cut into steps.</summary>
    /// <inheritdoc cref="RenderBlocks"/>
    public IReadOnlyList<RenderedBlock> RenderEach(string text, int first) =>
        Parse(text, first, Full, termPage) is { Document: var document }
            ?
            [
                .. document
                    .Select(block => new RenderedBlock(
                        Write(renderer => renderer.Render(block)),
                        block is HeadingBlock { Level: 2 } heading
                            ? ContentHash.Normalise(MarkdownPlainText.Extract(heading.Inline))
                            : null,
                        RenderedBlock.Measure(block),
                        block is HeadingBlock || RenderedBlock.EndsWithColon(block)
                    ))
                    .Where(b => b.Html.Length > 0),
            ]
            : [];

    /// <summary>Renders text that must fit inside a paragraph: several paragraphs are separated by a line break.</summary>
    public RenderedPhrase RenderPhrase(string text, int first)
    {
        if (Parse(text, first, Full, AnyPage) is not { Document: var document })
            return RenderedPhrase.Empty;
        if (document.FirstOrDefault(b => b is not (ParagraphBlock or LinkReferenceDefinitionGroup or HtmlBlock)) is { } other)
            source.Fault(first + other.Line + 1, "Aquí solo va texto corrido: sin títulos, listas ni citas.");
        return CreatePhrase(document);
    }

    /// <summary>Renders a single line, such as an option.</summary>
    public RenderedPhrase RenderLine(string text, int line) =>
        Parse(text, line, WithinLine, AnyPage) is { Document: var document } ? CreatePhrase(document) : RenderedPhrase.Empty;

    /// <summary>Reports links within the page that have no target. To be called when the whole file is rendered.</summary>
    public void CheckFragments() => _links.CheckFragments(_headings.Ids);

    // Null if it cannot be rendered; the fault has been reported.
    private RenderedDocument? Parse(string text, int first, MarkdownPipeline pipeline, string terms)
    {
        try
        {
            var document = Markdown.Parse(text, pipeline);
            foreach (var node in document.Descendants().ToList())
                Check(node, first + node.Line + 1, terms);
            return new RenderedDocument(document, Write(renderer => renderer.Render(document)));
        }
        catch (ArgumentException)
        {
            // Markdig's limit of nesting was exceeded.
            source.Fault(first + 1, "Hay demasiadas listas, citas o signos unos dentro de otros. Escríbalo más sencillo.");
            return null;
        }
    }

    private void Check(MarkdownObject node, int line, string terms)
    {
        switch (node)
        {
            case HtmlBlock or HtmlInline:
                source.Fault(line, "No se permite HTML. Escríbalo con las marcas de las lecciones.");
                break;
            case HeadingBlock heading:
                _headings.AssignId(heading, line);
                break;
            case LinkInline { IsImage: true } image:
                _links.CheckImage(image, line);
                break;
            case LinkInline link:
                link.Url = _links.Check(link, link.Url ?? "", line, terms);
                break;
            case AutolinkInline { IsEmail: false } link:
                link.Url = _links.Check(link, link.Url, line, terms);
                break;
        }
    }

    private static RenderedPhrase CreatePhrase(MarkdownDocument document)
    {
        var paragraphs = document.OfType<ParagraphBlock>().ToList();
        return new RenderedPhrase(
            string.Join("<br>", paragraphs.Select(p => Write(renderer => renderer.WriteLeafInline(p)))),
            ContentHash.Normalise(string.Join(' ', paragraphs.Select(p => MarkdownPlainText.Extract(p.Inline))))
        );
    }

    private static MarkdownPipeline LinesOnly()
    {
        var builder = new MarkdownPipelineBuilder().UsePreciseSourceLocation();
        builder.BlockParsers.Clear();
        builder.BlockParsers.Add(new ParagraphBlockParser { ParseSetextHeadings = false });
        return builder.Build();
    }

    private static string Write(Action<HtmlRenderer> write)
    {
        using var html = new StringWriter();
        var renderer = s_idle ?? CreateRenderer(html);
        // One that fails amid a text is not used again: it would go on where it stopped.
        s_idle = null;
        renderer.Writer = html;
        write(renderer);
        s_idle = renderer;
        return html.ToString().Trim();
    }

    private static HtmlRenderer CreateRenderer(TextWriter html)
    {
        var renderer = new HtmlRenderer(html) { UseNonAsciiNoEscape = true };
        Full.Setup(renderer);
        renderer.ObjectRenderers.Replace<HtmlBlockRenderer>(new NoHtmlBlock());
        renderer.ObjectRenderers.Replace<HtmlInlineRenderer>(new NoHtmlInline());
        return renderer;
    }

    private sealed record RenderedDocument(MarkdownDocument Document, string Html);

    private sealed class NoHtmlBlock : HtmlObjectRenderer<HtmlBlock>
    {
        protected override void Write(HtmlRenderer renderer, HtmlBlock obj) => renderer.WriteLeafRawLines(obj, true, true);
    }

    private sealed class NoHtmlInline : HtmlObjectRenderer<HtmlInline>
    {
        protected override void Write(HtmlRenderer renderer, HtmlInline obj) => renderer.WriteEscape(obj.Tag);
    }
}

/// <summary>A short text, as HTML and as plain text.</summary>
internal sealed record RenderedPhrase(string Html, string Plain)
{
    public static RenderedPhrase Empty { get; } = new("", "");
}
