using System.Collections.Immutable;
using System.Text;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using UsmeAprende.Catalogue.Reading;

namespace UsmeAprende.Catalogue.Linting;

/// <summary>Takes the plain words out of a file's blocks.</summary>
internal sealed class Passages
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePreciseSourceLocation().Build();

    private readonly ImmutableArray<Passage>.Builder _all = ImmutableArray.CreateBuilder<Passage>();
    private readonly ImmutableArray<WebLink>.Builder _links = ImmutableArray.CreateBuilder<WebLink>();

    public ImmutableArray<Passage> All => _all.ToImmutable();

    public ImmutableArray<WebLink> Links => _links.ToImmutable();

    /// <param name="first">Line of the text in the file, from 0.</param>
    public void Add(string text, int first, string piece)
    {
        try
        {
            foreach (var block in Markdown.Parse(text, Pipeline).Descendants<LeafBlock>())
                AddBlock(block, first, piece);
        }
        catch (ArgumentException)
        {
            // Markdig's own limit against texts nested without end, which the reader tells as a fault.
        }
    }

    public void Add(Item item, string piece)
    {
        foreach (var half in item.Text.Split(" = ").Append(item.Explanation))
            Add(half, item.Line - 1, piece);
    }

    public void AddLine(string text, int line, string piece) => _all.Add(new Passage(line, text, piece));

    private void AddBlock(LeafBlock block, int first, string piece)
    {
        var words = new StringBuilder();
        Write(block.Inline, first, words);
        if (!string.IsNullOrWhiteSpace(words.ToString()))
            _all.Add(
                new Passage(
                    first + block.Line + 1,
                    words.ToString(),
                    piece,
                    block.Parent is ListItemBlock { Parent: ListBlock { IsOrdered: true } }
                )
            );
    }

    // A picture's description is heard instead of the picture: it is no part of the sentence around it.
    private void Write(ContainerInline? text, int first, StringBuilder words)
    {
        foreach (var inline in text ?? Enumerable.Empty<Inline>())
        {
            switch (inline)
            {
                case LiteralInline literal:
                    words.Append(literal.Content.AsSpan());
                    break;
                case HtmlEntityInline entity:
                    words.Append(entity.Transcoded.AsSpan());
                    break;
                case CodeInline code:
                    words.Append(code.Content);
                    break;
                case LineBreakInline:
                    words.Append('\n');
                    break;
                case AutolinkInline link:
                    Note(link.Url, first + link.Line + 1);
                    break;
                case LinkInline { IsImage: true }:
                    break;
                case LinkInline link:
                    Note(link.Url, first + link.Line + 1);
                    Write(link, first, words);
                    break;
                case ContainerInline within:
                    Write(within, first, words);
                    break;
            }
        }
    }

    private void Note(string? url, int line)
    {
        if (Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            _links.Add(new WebLink(line, address));
    }
}
