using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>A block cut at its subtitles, such as the screens of <c>pantalla</c> and the scenes of <c>chat</c>.</summary>
/// <param name="Prompt">What stands before the first subtitle.</param>
internal sealed partial record BlockSections(string Prompt, ImmutableArray<BlockSection> All)
{
    public static BlockSections Cut(ContentBlock piece)
    {
        var lines = piece.Lines;
        var heads = Enumerable.Range(0, lines.Length).Where(i => Subtitle().IsMatch(lines[i])).ToList();
        return new BlockSections(
            string.Join('\n', lines[..(heads.Count > 0 ? heads[0] : lines.Length)]),
            [.. heads.Select((head, n) => SectionAt(head, n + 1 < heads.Count ? heads[n + 1] : lines.Length))]
        );

        BlockSection SectionAt(int head, int end)
        {
            var line = piece.First + head + 1;
            return new BlockSection(
                Subtitle().Replace(lines[head], "").Trim(),
                piece with
                {
                    First = line,
                    Lines = lines[(head + 1)..end],
                    Line = line,
                }
            );
        }
    }

    [GeneratedRegex(@"^#{2,4}\s+")]
    private static partial Regex Subtitle();
}

/// <summary>A subtitle of a block and what follows it.</summary>
/// <param name="Body">The lines below; its own line is the subtitle's.</param>
internal sealed record BlockSection(string Title, ContentBlock Body);
