namespace UsmeAprende.Typing;

/// <summary>
/// Compares words of which one may have a typing error: one letter too many, missing or changed, or two neighbours swapped. Words are
/// compared as given, so they are folded before.
/// </summary>
public static class TypingError
{
    /// <summary>Shorter words are other words with one letter changed.</summary>
    public const int ShortestWord = 3;

    /// <summary>Whether the words are equal but for one typing error at most.</summary>
    public static bool IsAtMostOne(string one, string other)
    {
        if (one == other)
            return true;
        var (few, many) = one.Length <= other.Length ? (one, other) : (other, one);
        if (few.Length < ShortestWord || many.Length - few.Length > 1)
            return false;
        var begin = 0;
        while (begin < few.Length && few[begin] == many[begin])
            begin++;
        if (few.Length < many.Length)
            return few.AsSpan(begin).SequenceEqual(many.AsSpan(begin + 1));
        return few.AsSpan(begin + 1).SequenceEqual(many.AsSpan(begin + 1))
            || (
                begin + 1 < few.Length
                && few[begin] == many[begin + 1]
                && few[begin + 1] == many[begin]
                && few.AsSpan(begin + 2).SequenceEqual(many.AsSpan(begin + 2))
            );
    }

    /// <summary>
    /// The word, and the word without each of its letters. Two words with at most one typing error between them share one of these, so that
    /// many words can be looked up without comparing each with each.
    /// </summary>
    public static IEnumerable<string> ListShortened(string word)
    {
        yield return word;
        if (word.Length < ShortestWord)
            yield break;
        for (var at = 0; at < word.Length; at++)
            if (at == 0 || word[at] != word[at - 1])
                yield return word.Remove(at, 1);
    }
}
