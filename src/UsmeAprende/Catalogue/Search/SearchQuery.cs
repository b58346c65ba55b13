using System.Collections.Immutable;

namespace UsmeAprende.Catalogue.Search;

/// <summary>What somebody typed, and what it may mean: for each word that counts, the ways in which an entry may say it.</summary>
/// <param name="Terms">Empty if nothing that counts was typed.</param>
public sealed record SearchQuery(ImmutableArray<ImmutableArray<SearchMeaning>> Terms)
{
    public const int LongestText = 100;
    private const int MostTerms = 8;

    // How sure a meaning is. A synonym of it is one less sure by SynonymLoss.
    private const int Exact = 10;
    private const int Heard = 7;
    private const int Begun = 6;
    private const int Mended = 5;
    private const int SynonymLoss = 2;

    private const int ShortestBegun = 3;
    private const int MostBegun = 12;
    private const int ShortestMended = 4;
    private const int ShortestMendedTwice = 7;

    public static SearchQuery Read(string text, SearchIndex index)
    {
        var words = SearchWords.Split(text).Where(word => !index.Synonyms.Ignored.Contains(word)).ToList();
        var stems = words.ConvertAll(SearchWords.Stem);
        var terms = ImmutableArray.CreateBuilder<ImmutableArray<SearchMeaning>>();
        for (var i = 0; i < words.Count && terms.Count < MostTerms; )
        {
            var length = FindPhrase(stems, i, index.Synonyms);
            terms.Add(length > 1 ? ListSame(stems.GetRange(i, length), index.Synonyms, Exact) : Guess(words[i], stems[i], index));
            i += length;
        }

        return new SearchQuery(terms.ToImmutable());
    }

    // The longest phrase of several words that begins here and that the synonyms know.
    private static int FindPhrase(List<string> stems, int from, SynonymList synonyms)
    {
        for (var length = Math.Min(SynonymList.LongestPhrase, stems.Count - from); length > 1; length--)
            if (!synonyms.Find(stems.GetRange(from, length)).IsEmpty)
                return length;
        return 1;
    }

    private static ImmutableArray<SearchMeaning> Guess(string word, string stem, SearchIndex index)
    {
        if (index.Knows(stem))
            return ListSame([stem], index.Synonyms, Exact);
        if (word.Length < ShortestBegun)
            return [];
        var sound = SearchWords.Sound(stem);
        ImmutableArray<SearchMeaning> near =
        [
            .. index.Vocabulary.Where(v => v.Sound == sound).SelectMany(v => ListSame([v.Word], index.Synonyms, Heard)),
            .. index
                .Vocabulary.Where(v => v.Word.StartsWith(stem, StringComparison.Ordinal))
                .Take(MostBegun)
                .SelectMany(v => ListSame([v.Word], index.Synonyms, Begun)),
        ];
        return near.IsEmpty ? [.. Mend(word, sound, index).SelectMany(known => ListSame([known], index.Synonyms, Mended))] : near;
    }

    // The known words that are nearest by ear. Two errors are only forgiven in long words that begin alike.
    private static List<string> Mend(string word, string sound, SearchIndex index)
    {
        if (word.Length < ShortestMended)
            return [];
        var most = word.Length < ShortestMendedTwice ? 1 : 2;
        var near = index
            .Vocabulary.Where(v => v.Word.Length >= ShortestBegun)
            .Select(v => (v.Word, v.Sound, Distance: SearchWords.Distance(sound, v.Sound, most)))
            .Where(v => v.Distance <= most && (v.Distance < 2 || v.Sound[0] == sound[0]))
            .ToList();
        var nearest = near.Select(v => v.Distance).DefaultIfEmpty().Min();
        return [.. near.Where(v => v.Distance == nearest).Select(v => v.Word)];
    }

    private static ImmutableArray<SearchMeaning> ListSame(List<string> phrase, SynonymList synonyms, int sureness) =>
        [
            new SearchMeaning([.. phrase], sureness),
            .. synonyms
                .Find(phrase)
                .Where(other => !other.SequenceEqual(phrase))
                .Select(other => new SearchMeaning(other, sureness - SynonymLoss)),
        ];
}

/// <summary>One way to say a word: the stems that an entry must have, all of them.</summary>
/// <param name="Sureness">From 1 to 10.</param>
public sealed record SearchMeaning(ImmutableArray<string> Stems, int Sureness)
{
    public int Weigh(IndexedEntry entry) => Stems.Min(entry.Weigh) * Sureness;
}
