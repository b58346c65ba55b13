using System.Collections.Immutable;
using System.Text;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using UsmeAprende.Catalogue.Reading;

namespace UsmeAprende.Catalogue.Linting;

/// <summary>Extracts the plain text from a file's blocks.</summary>
internal sealed class PassageReader
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePreciseSourceLocation().Build();

    private readonly ImmutableArray<TextPassage>.Builder _all = ImmutableArray.CreateBuilder<TextPassage>();
    private readonly ImmutableArray<WebLink>.Builder _links = ImmutableArray.CreateBuilder<WebLink>();

    public ImmutableArray<TextPassage> All => _all.ToImmutable();

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
            // Markdig's limit of nesting was exceeded; the reader reports it as a fault.
        }
    }

    public void Add(QuestionItem item, string piece)
    {
        foreach (var half in item.Text.Split(" = ").Append(item.Explanation))
            Add(half, item.Line - 1, piece);
    }

    public void AddLine(string text, int line, string piece) => _all.Add(new TextPassage(line, text, piece));

    private void AddBlock(LeafBlock block, int first, string piece)
    {
        var words = new StringBuilder();
        Write(block.Inline, first, words);
        if (!string.IsNullOrWhiteSpace(words.ToString()))
            _all.Add(
                new TextPassage(
                    first + block.Line + 1,
                    words.ToString(),
                    piece,
                    block.Parent is ListItemBlock { Parent: ListBlock { IsOrdered: true } }
                )
            );
    }

    // A picture's description replaces the picture for screen readers: it is not part of the sentence around it.
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

/// <summary>A passage of plain text: a paragraph, a heading, an item of a list, or an option.</summary>
/// <param name="Line">The line of its first word, from 1.</param>
/// <param name="Text">Without Markdown; its lines are separated by line feeds.</param>
/// <param name="Piece">The container it stands in, empty for text; <see cref="Head"/> for the data at the file's head.</param>
internal sealed record TextPassage(int Line, string Text, string Piece, bool IsStep = false)
{
    public const string Head = "---";

    /// <summary>Whether it counts for length and readability. Questions and titles do not, since they are read bit by bit.</summary>
    public bool IsRunningText => Piece is "" or "nota" or "cuidado" or "practica" or "reflexion";

    /// <param name="offset">Of a character of <see cref="Text"/>.</param>
    public int LineAt(int offset) => Line + Text.AsSpan(0, offset).Count('\n');
}

/// <summary>A link to another site.</summary>
internal sealed record WebLink(int Line, Uri Address);
