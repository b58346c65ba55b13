using System.Collections.Immutable;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>
/// Cuts the text of a lesson into steps. A subtitle begins a step, an exercise is a step, and a section with more words than fit on the
/// screen of a phone goes on in the next step.
/// </summary>
internal sealed class LessonTextCutter
{
    // A small phone shows about sixty words, and a step may be one and a half screens high.
    private const int MostWords = 88;

    private readonly ImmutableArray<LessonPart>.Builder _parts = ImmutableArray.CreateBuilder<LessonPart>();
    private readonly List<RenderedBlock> _step = [];
    private string _heading = "";
    private bool _continues;

    public void Add(IEnumerable<RenderedBlock> blocks)
    {
        foreach (var block in blocks)
        {
            if (block.Heading is { } heading)
                Begin(heading, continues: false);
            // A picture alone would be a step without words.
            else if (!block.IsPicture && _step.Sum(b => b.Words) is > 0 and var words && words + block.Words > MostWords)
                ContinueInNextStep();
            _step.Add(block);
        }
    }

    public void Add(LessonPart exercise)
    {
        // A subtitle right before an exercise belongs to the exercise's step.
        Begin("", continues: false);
        _parts.Add(exercise);
    }

    public ImmutableArray<LessonPart> Cut()
    {
        Begin("", continues: false);
        return _parts.ToImmutable();
    }

    // What announces something, such as "Haga esto:", stays with it.
    private void ContinueInNextStep()
    {
        var kept = _step.FindLastIndex(b => !b.AnnouncesNext) + 1;
        if (kept == 0)
            return;
        var announcing = _step[kept..];
        _step.RemoveRange(kept, announcing.Count);
        Begin(_heading, continues: true);
        _step.AddRange(announcing);
    }

    private void Begin(string heading, bool continues)
    {
        if (_step.Count > 0)
            _parts.Add(
                new LessonTextPart(string.Concat(_step.Select(b => b.Html + "\n")), _heading, _continues)
                {
                    IsOnlyHeading = _step.TrueForAll(b => b.Heading is not null),
                }
            );
        _step.Clear();
        (_heading, _continues) = (heading, continues && _heading.Length > 0);
    }
}

/// <summary>A paragraph, list, heading or box of a lesson.</summary>
/// <param name="Heading">The plain text of a subtitle; null for all others.</param>
/// <param name="Words">How much room it takes, in words; a picture takes as much as forty.</param>
/// <param name="AnnouncesNext">Whether it makes no sense without what follows.</param>
internal sealed record RenderedBlock(string Html, string? Heading, int Words, bool AnnouncesNext)
{
    private const int Picture = 40;

    public bool IsPicture => Words == Picture;

    public static int Measure(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    public static int Measure(Block block) =>
        block is LeafBlock leaf ? Measure(leaf.Inline)
        : block is ContainerBlock container ? container.Sum(Measure)
        : 0;

    public static bool EndsWithColon(Block block) =>
        block is ParagraphBlock paragraph && MarkdownPlainText.Extract(paragraph.Inline).TrimEnd().EndsWith(':');

    // The words of a picture's text alternative are not seen.
    private static int Measure(ContainerInline? text)
    {
        var pictures = text?.Descendants<LinkInline>().Where(l => l.IsImage).ToList() ?? [];
        return Measure(MarkdownPlainText.Extract(text)) + pictures.Sum(p => Picture - Measure(MarkdownPlainText.Extract(p)));
    }
}
