using Markdig;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>Turns the Markdown of one file into HTML: no HTML of its author's, no address that could run a script.</summary>
internal sealed class Prose(SourceText source, Surroundings surroundings, string termPage = "")
{
    private static readonly MarkdownPipeline Full = new MarkdownPipelineBuilder().UsePreciseSourceLocation().Build();

    // An option that begins with "1." or "#" is no list and no heading.
    private static readonly MarkdownPipeline WithinLine = LinesOnly();

    // Questions and definitions are shown on other pages too, which may not explain the same terms.
    private const string AnyPage = "/glosario";

    private readonly Headings _headings = new(source);
    private readonly Links _links = new(source, surroundings);

    /// <summary>Terms of the glossary met so far, in order.</summary>
    public IReadOnlyCollection<Term> Terms => _links.Terms;

    /// <summary>Drawings met so far: they are part of what a lesson shows.</summary>
    public IReadOnlyCollection<Drawing> Drawings => _links.Drawings;

    /// <summary>Explains a term that the text itself does not link.</summary>
    public void Mention(string slug, int line)
    {
        if (surroundings.Glossary.Find(slug, source, line) is { } term)
            _links.Use(term);
    }

    /// <summary>Keeps names that the page uses from becoming a heading's.</summary>
    public void Reserve(string id) => _headings.Reserve(id);

    /// <summary>Paragraphs, lists, headings.</summary>
    /// <param name="first">Line of the text in the file, from 0.</param>
    public string Blocks(string text, int first) =>
        Render(text, first, Full, termPage) is { } document ? Write(renderer => renderer.Render(document)) : "";

    /// <summary>Text that must fit inside a paragraph: several of its paragraphs are parted by a line break.</summary>
    public Phrase Phrase(string text, int first)
    {
        if (Render(text, first, Full, AnyPage) is not { } document)
            return UsmeAprende.Catalogue.Reading.Phrase.Empty;
        if (document.FirstOrDefault(b => b is not (ParagraphBlock or LinkReferenceDefinitionGroup or HtmlBlock)) is { } other)
            source.Fault(first + other.Line + 1, "Aquí solo va texto corrido: sin títulos, listas ni citas.");
        return PhraseOf(document);
    }

    /// <summary>A single line, such as an option.</summary>
    public Phrase Line(string text, int line) =>
        Render(text, line, WithinLine, AnyPage) is { } document ? PhraseOf(document) : UsmeAprende.Catalogue.Reading.Phrase.Empty;

    /// <summary>Says which links within the page lead nowhere. To be called when the whole file is rendered.</summary>
    public void Finish() => _links.CheckFragments(_headings.Ids);

    // Null when it cannot be rendered, which has been said.
    private MarkdownDocument? Render(string text, int first, MarkdownPipeline pipeline, string terms)
    {
        try
        {
            var document = Markdown.Parse(text, pipeline);
            foreach (var node in document.Descendants().ToList())
                Check(node, first + node.Line + 1, terms);
            Write(renderer => renderer.Render(document));
            return document;
        }
        catch (ArgumentException)
        {
            // Markdig's own limit against texts nested without end.
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
                _headings.Name(heading, line);
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

    private static Phrase PhraseOf(MarkdownDocument document)
    {
        var paragraphs = document.OfType<ParagraphBlock>().ToList();
        return new Phrase(
            string.Join("<br>", paragraphs.Select(p => Write(renderer => renderer.WriteLeafInline(p)))),
            ContentHash.Normalise(string.Join(' ', paragraphs.Select(p => PlainText.Of(p.Inline))))
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
        var renderer = new HtmlRenderer(html) { UseNonAsciiNoEscape = true };
        Full.Setup(renderer);
        renderer.ObjectRenderers.Replace<HtmlBlockRenderer>(new NoHtmlBlock());
        renderer.ObjectRenderers.Replace<HtmlInlineRenderer>(new NoHtmlInline());
        write(renderer);
        return html.ToString().Trim();
    }

    private sealed class NoHtmlBlock : HtmlObjectRenderer<HtmlBlock>
    {
        protected override void Write(HtmlRenderer renderer, HtmlBlock obj) => renderer.WriteLeafRawLines(obj, true, true);
    }

    private sealed class NoHtmlInline : HtmlObjectRenderer<HtmlInline>
    {
        protected override void Write(HtmlRenderer renderer, HtmlInline obj) => renderer.WriteEscape(obj.Tag);
    }
}
