using System.Collections.Frozen;
using System.Collections.Immutable;

namespace UsmeAprende.Catalogue.Search;

/// <summary>What can be found: a page or a part of one.</summary>
/// <param name="About">Where it belongs or when it is, under its title; may be empty.</param>
/// <param name="Keywords">More words to find it by.</param>
/// <param name="Sentences">Its text, sentence by sentence.</param>
public sealed record SearchEntry(
    SearchKind Kind,
    string Title,
    string Path,
    string About,
    ImmutableArray<string> Keywords,
    ImmutableArray<string> Sentences
);

/// <summary>The kinds of results, in the order in which equally good ones are shown.</summary>
public enum SearchKind
{
    Lesson,
    Help,
    Term,
    Course,
    Test,
    Gathering,
}

/// <summary>All that can be found, with its words ready. Immutable.</summary>
public sealed class SearchIndex
{
    private readonly FrozenSet<string> _known;

    public SearchIndex(SynonymList synonyms, IEnumerable<SearchEntry> entries)
    {
        Synonyms = synonyms;
        Entries = [.. entries.Select(entry => new IndexedEntry(entry, synonyms))];
        // A typing error is mended towards words that pages are about, not towards each word of their text: phones do not have the text.
        var words = Entries.SelectMany(e => e.Title.Concat(e.Keywords)).Concat(synonyms.Groups.SelectMany(g => g).SelectMany(p => p));
        Vocabulary = [.. words.Distinct().Order(StringComparer.Ordinal).Select(word => (word, SearchWords.Sound(word)))];
        _known = Vocabulary.Select(v => v.Word).Concat(Entries.SelectMany(e => e.Text)).ToFrozenSet();
    }

    public SynonymList Synonyms { get; }

    public ImmutableArray<IndexedEntry> Entries { get; }

    /// <summary>Stems of titles, keywords and synonyms, in order, each with its sound.</summary>
    public ImmutableArray<(string Word, string Sound)> Vocabulary { get; }

    /// <summary>Whether any entry or synonym has the stem.</summary>
    public bool Knows(string stem) => _known.Contains(stem);

    /// <summary>The same with more entries.</summary>
    public SearchIndex With(IEnumerable<SearchEntry> more) => new(Synonyms, Entries.Select(e => e.Entry).Concat(more));
}

/// <summary>An entry with its stems.</summary>
public sealed class IndexedEntry(SearchEntry entry, SynonymList synonyms)
{
    public const int TitleWeight = 8;
    private const int KeywordWeight = 3;
    private const int TextWeight = 1;

    public SearchEntry Entry { get; } = entry;

    public FrozenSet<string> Title { get; } = synonyms.Stems(entry.Title).ToFrozenSet();

    public FrozenSet<string> Keywords { get; } = entry.Keywords.SelectMany(k => synonyms.Stems(k)).ToFrozenSet();

    public FrozenSet<string> Text { get; } = entry.Sentences.SelectMany(s => synonyms.Stems(s)).ToFrozenSet();

    /// <summary>How much a stem says about it; 0 if it does not have it.</summary>
    public int Weigh(string stem) =>
        Title.Contains(stem) ? TitleWeight
        : Keywords.Contains(stem) ? KeywordWeight
        : Text.Contains(stem) ? TextWeight
        : 0;
}
