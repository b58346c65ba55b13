using System.Collections.Immutable;

namespace UsmeAprende.Catalogue.Search;

/// <summary>Finds entries for what was typed.</summary>
public static class SearchMatcher
{
    private const int MostOfOneKind = 8;

    public static SearchResult Find(SearchIndex index, string text)
    {
        var query = SearchQuery.Read(text, index);
        if (query.Terms.IsEmpty)
            return SearchResult.Nothing;
        var found = index.Entries.Select(entry => FoundEntry.Create(entry, query)).Where(f => f.Matched > 0).ToList();
        // Entries with all words; if there are none, those with most of them, unless that is less than half.
        var most = found.Select(f => f.Matched).DefaultIfEmpty().Max();
        if (most * 2 < query.Terms.Length)
            return SearchResult.Nothing;
        var groups = found
            .Where(f => f.Matched == most)
            .GroupBy(f => f.Entry.Kind)
            .Select(g => new SearchGroup(g.Key, [.. g.OrderByDescending(f => f.Score).Take(MostOfOneKind)]))
            .OrderByDescending(g => g.Results[0].Score)
            .ThenBy(g => g.Kind);
        return new SearchResult([.. groups], IsPartial: most < query.Terms.Length);
    }
}

/// <summary>What was found, the best kind first.</summary>
/// <param name="IsPartial">No entry has all the words: these have most of them.</param>
public sealed record SearchResult(ImmutableArray<SearchGroup> Groups, bool IsPartial)
{
    public static SearchResult Nothing { get; } = new([], IsPartial: false);

    public int Count => Groups.Sum(g => g.Results.Length);
}

/// <summary>Results of one kind, the best first.</summary>
public sealed record SearchGroup(SearchKind Kind, ImmutableArray<FoundEntry> Results);

/// <summary>An entry that was found.</summary>
/// <param name="Matched">How many of the typed words it has.</param>
/// <param name="Sentence">The sentence of its text that says most of what was typed; empty if it has none.</param>
public sealed record FoundEntry(SearchEntry Entry, int Matched, int Score, string Sentence)
{
    internal static FoundEntry Create(IndexedEntry entry, SearchQuery query)
    {
        var weights = query.Terms.Select(term => term.Select(meaning => meaning.Weigh(entry)).DefaultIfEmpty().Max()).ToList();
        var matched = weights.Count(weight => weight > 0);
        return new FoundEntry(entry.Entry, matched, weights.Sum(), matched > 0 ? FindSentence(entry, query) : "");
    }

    private static string FindSentence(IndexedEntry entry, SearchQuery query)
    {
        var (best, most) = ("", 0);
        foreach (var sentence in entry.Entry.Sentences)
        {
            var stems = SearchWords.Split(sentence).Select(SearchWords.Stem).ToHashSet();
            var says = query.Terms.Sum(term => term.Where(m => m.Stems.All(stems.Contains)).Select(m => m.Sureness).DefaultIfEmpty().Max());
            if (says > most)
                (best, most) = (sentence, says);
        }

        return best;
    }
}
