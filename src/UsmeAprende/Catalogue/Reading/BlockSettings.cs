using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>The lines of a block that are neither prompt nor option, such as <c>pista: Mire arriba.</c></summary>
internal sealed partial class BlockSettings(ContentBlock piece, SourceText source, ImmutableArray<BlockSetting> all)
{
    /// <summary>Separates the settings from a block, which keeps empty lines in their places.</summary>
    public static (ContentBlock Piece, BlockSettings Settings) Separate(ContentBlock piece, SourceText source, params string[] names)
    {
        var all = ImmutableArray.CreateBuilder<BlockSetting>();
        var lines = piece.Lines.ToArray();
        for (var i = 0; i < lines.Length; i++)
        {
            if (NamedLine().Match(lines[i]) is not { Success: true } line || !names.Contains(line.Groups["name"].Value))
                continue;
            all.Add(new BlockSetting(line.Groups["name"].Value, line.Groups["text"].Value.Trim(), piece.First + i + 1));
            lines[i] = "";
        }
        return (piece with { Lines = lines }, new BlockSettings(piece, source, all.ToImmutable()));
    }

    public IEnumerable<BlockSetting> List(string name) => all.Where(s => s.Name == name);

    /// <summary>A setting that may be missing, and may not be there twice.</summary>
    public BlockSetting? Find(string name)
    {
        var found = List(name).ToList();
        if (found.Count > 1)
            source.Fault(found[1].Line, $"«{name}:» va una sola vez en este bloque.");
        return found.FirstOrDefault();
    }

    public string Text(string name, string otherwise = "") => Find(name)?.Text ?? otherwise;

    public void Fault(string message) => source.Fault(piece.Line, message);

    [GeneratedRegex(@"^(?<name>\p{Ll}+):\s+(?<text>\S.*)$")]
    private static partial Regex NamedLine();
}

/// <summary>A line "name: text" of a block.</summary>
/// <param name="Line">From 1.</param>
internal sealed record BlockSetting(string Name, string Text, int Line);
