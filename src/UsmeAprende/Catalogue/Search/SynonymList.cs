using System.Collections.Frozen;
using System.Collections.Immutable;
using UsmeAprende.Catalogue.Reading;

namespace UsmeAprende.Catalogue.Search;

/// <summary>Everyday words of <c>sinonimos.yml</c>: those that mean the same to who searches, and those that say nothing.</summary>
/// <param name="Groups">Groups of phrases with one meaning; a phrase is the stems of its words that count.</param>
/// <param name="Ignored">Words such as "de" and "cómo", without accents.</param>
public sealed record SynonymList(ImmutableArray<ImmutableArray<ImmutableArray<string>>> Groups, FrozenSet<string> Ignored)
{
    public static SynonymList None { get; } = new([], FrozenSet<string>.Empty);

    /// <summary>The most words of a phrase.</summary>
    public const int LongestPhrase = 3;

    private FrozenDictionary<string, int> GroupByPhrase { get; } =
        Groups
            .SelectMany((group, number) => group.Select(phrase => (Phrase: Key(phrase), number)))
            .ToFrozenDictionary(p => p.Phrase, p => p.number);

    /// <summary>What means the same as the phrase, the phrase included; empty if nothing does.</summary>
    public ImmutableArray<ImmutableArray<string>> Find(IEnumerable<string> phrase) =>
        GroupByPhrase.TryGetValue(Key(phrase), out var number) ? Groups[number] : [];

    /// <summary>The stems of the words of a text that say something.</summary>
    public ImmutableArray<string> Stems(string text) =>
        [.. SearchWords.Split(text).Where(word => !Ignored.Contains(word)).Select(SearchWords.Stem)];

    /// <summary>A phrase as one text.</summary>
    public static string Key(IEnumerable<string> phrase) => string.Join(' ', phrase);
}

/// <summary>Reads <c>sinonimos.yml</c>.</summary>
internal static class SynonymReader
{
    public const string File = "sinonimos.yml";

    public static SynonymList Read(SourceFolder folder, ContentFaultList faults)
    {
        if (folder.Find(File) is not { } file)
            return SynonymList.None;
        var source = new SourceText(file, faults);
        if (!source.IsReadable || YamlParsing.Read(source, 0, source.Lines.Length) is not { } root)
            return SynonymList.None;
        var keys = new YamlKeys(source, root, 0);
        var ignored = keys.Texts("ignorar").SelectMany(line => SearchWords.Split(line.Text)).ToFrozenSet();
        var words = new SynonymList([], ignored);
        var lines = new Dictionary<string, int>();
        var groups = ImmutableArray.CreateBuilder<ImmutableArray<ImmutableArray<string>>>();
        foreach (var (text, line) in keys.Texts("grupos"))
        {
            var group = ReadGroup(text, line, words, lines, source);
            if (group.Length > 1)
                groups.Add(group);
            else
                source.Fault(line, "Un grupo tiene al menos dos palabras distintas, separadas por comas: «celular, teléfono».");
        }

        keys.RejectOthers();
        return new SynonymList(groups.ToImmutable(), ignored);
    }

    private static ImmutableArray<ImmutableArray<string>> ReadGroup(
        string text,
        int line,
        SynonymList words,
        Dictionary<string, int> lines,
        SourceText source
    )
    {
        var group = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        foreach (var written in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var phrase = words.Stems(written);
            if (phrase.Length is 0 or > SynonymList.LongestPhrase)
                source.Fault(line, $"«{written}» no sirve: escriba de una a tres palabras que no estén en «ignorar».");
            // Singular and plural are one word to the search.
            else if (lines.TryAdd(SynonymList.Key(phrase), line))
                group.Add(phrase);
            else if (lines[SynonymList.Key(phrase)] != line)
                source.Fault(line, $"«{written}» ya está en el grupo de la línea {lines[SynonymList.Key(phrase)]}.");
        }

        return group.ToImmutable();
    }
}
