using System.Collections.Frozen;
using UsmeAprende.Typing;

namespace UsmeAprende.People.Identity;

/// <summary>
/// Compares folded names (<see cref="PersonName.SearchKey"/>) as a person at the door would: in any order, with one typing error in each
/// word, and with names or surnames left out (R38).
/// </summary>
public static class NameLikeness
{
    private static readonly FrozenSet<string> Idle = new[] { "de", "del", "la", "las", "los", "el", "y" }.ToFrozenSet(
        StringComparer.Ordinal
    );

    /// <summary>Whether all words of the shorter name are in the other. A single word says too little beside a longer name.</summary>
    public static bool IsLike(string one, string other)
    {
        var (few, many) = (Words(one), Words(other));
        if (few.Count > many.Count)
            (few, many) = (many, few);
        return few.Count > 0 && (few.Count > 1 || many.Count == 1) && CountShared(few, many) == few.Count;
    }

    /// <summary>Whether they have a word in common: enough with an equal phone, since relatives share a phone but not a name.</summary>
    public static bool SharesWord(string one, string other) => CountShared(Words(one), Words(other)) > 0;

    /// <summary>Whether each typed word is the beginning of a word of the name, in any order.</summary>
    /// <param name="typed">Folded words.</param>
    /// <param name="words">The words of a folded name.</param>
    /// <param name="forgiving">Forgives one typing error in each typed word that is long enough.</param>
    public static bool Begins(IReadOnlyList<string> typed, IReadOnlyList<string> words, bool forgiving)
    {
        foreach (var begun in typed)
        {
            var found = false;
            for (var at = 0; at < words.Count && !found; at++)
                found = forgiving ? BeginsNearly(begun, words[at]) : words[at].StartsWith(begun, StringComparison.Ordinal);
            if (!found)
                return false;
        }
        return true;
    }

    /// <summary>The words that tell people apart.</summary>
    public static List<string> Words(string name)
    {
        var all = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var telling = all.Where(word => !Idle.Contains(word)).ToList();
        return telling.Count > 0 ? telling : [.. all];
    }

    private static bool BeginsNearly(string begun, string word) =>
        word.StartsWith(begun, StringComparison.Ordinal)
        || (begun.Length > TypingError.ShortestWord && (IsNearly(begun, word, 0) || IsNearly(begun, word, 1) || IsNearly(begun, word, -1)));

    private static bool IsNearly(string begun, string word, int more) =>
        TypingError.IsAtMostOne(begun, word[..Math.Clamp(begun.Length + more, 0, word.Length)]);

    private static int CountShared(List<string> few, List<string> many)
    {
        var left = new List<string>(many);
        // Equal words first, so that «ana» does not take the place of «ena».
        var unsure = few.Where(word => !left.Remove(word)).ToList();
        return few.Count - unsure.Count + unsure.Count(word => Take(left, other => TypingError.IsAtMostOne(word, other)));
    }

    private static bool Take(List<string> words, Predicate<string> which)
    {
        var at = words.FindIndex(which);
        if (at >= 0)
            words.RemoveAt(at);
        return at >= 0;
    }
}
