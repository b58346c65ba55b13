using UsmeAprende.Certificates.Paper;
using UsmeAprende.Documents.Paper;
using UsmeAprende.People.Identity;
using UsmeAprende.Typing;

namespace UsmeAprende.Certificates.Issuing;

/// <summary>
/// Checks the name that a coordinator wants to print. It must be the person's own name, spelt as in the document: accents, capitals, order,
/// a second surname or one letter may differ, and words that no font can print may be spelt otherwise. Another person's name, a title or a
/// number is refused, since everybody who verifies the certificate trusts it.
/// </summary>
public static class PrintedName
{
    // In a short word, one letter is too much of a difference.
    private const int LongEnoughForAnError = 4;

    // A word in another script may become two: 王小明 is Wang Xiaoming.
    private const int SpellingsOfAWord = 2;

    /// <summary>A Spanish sentence for the coordinator; null if it may be printed.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="account">The person's name on the site.</param>
    public static string? FindProblem(string text, string account)
    {
        var name = TypedText.CleanValue(text);
        if (name.Length > CertificateOrder.NameLength)
            return $"El nombre es demasiado largo: caben {CertificateOrder.NameLength} letras.";
        if (!name.Split(' ').All(word => PersonName.TryParse(word, out _, out _)))
            return "El nombre solo lleva letras, guiones y apóstrofos, sin números ni títulos.";
        if (PaperFonts.FindFirstMissing(name) is { } sign)
            return CertificateRenderingException.ExplainMissing(sign);
        return IsOf(name, account)
            ? null
            : $"Ese no es el nombre que la persona tiene en su cuenta: {account}. Si en la cuenta está mal, "
                + "corríjalo allá primero; así queda anotado quién lo cambió.";
    }

    /// <summary>
    /// Whether most words of the shorter name are in the other. How a word is spelt that cannot be printed is for the coordinator to say:
    /// it stands for words that nothing else of the name explains.
    /// </summary>
    private static bool IsOf(string name, string account)
    {
        var own = account.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToLookup(word => PaperFonts.FindFirstMissing(word) is null);
        var (one, other) = (Words(name), Words(string.Join(' ', own[true])));
        var common = one.Count(word => other.Exists(o => AreAlike(word, o)));
        var spelt = Math.Min(one.Count - common, SpellingsOfAWord * own[false].Count());
        return other.Count == 0 ? spelt > 0 && spelt == one.Count : 2 * common > Math.Min(one.Count - spelt, other.Count);
    }

    private static List<string> Words(string name) =>
        [.. TypedText.Fold(name).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct()];

    /// <summary>Whether the words are equal, or differ by one letter added, missing or changed.</summary>
    private static bool AreAlike(string one, string other)
    {
        if (one == other)
            return true;
        if (Math.Min(one.Length, other.Length) < LongEnoughForAnError || Math.Abs(one.Length - other.Length) > 1)
            return false;
        var start = one.AsSpan().CommonPrefixLength(other);
        var restOfOne = one.AsSpan(start);
        var restOfOther = other.AsSpan(start);
        return restOfOne.Length == restOfOther.Length ? restOfOne[1..].SequenceEqual(restOfOther[1..])
            : restOfOne.Length > restOfOther.Length ? restOfOne[1..].SequenceEqual(restOfOther)
            : restOfOne.SequenceEqual(restOfOther[1..]);
    }
}
