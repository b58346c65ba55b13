using UsmeAprende.People.Identity;
using UsmeAprende.Typing;

namespace UsmeAprende.Certificates.Issuing;

/// <summary>
/// The name as a certificate prints it: the person's own, written as their document has it. Accents, capitals, order, a second surname or a
/// letter may differ; somebody else's name, a title or a number may not stand there, for whoever verifies the certificate reads it as ours.
/// </summary>
public static class PrintedName
{
    // Of a short word one letter is half of it.
    private const int LongEnoughForAnError = 4;

    /// <summary>A sentence for who typed it; null where it may be printed.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="account">How the person is called on the site.</param>
    public static string? FindProblem(string text, string account)
    {
        var name = TypedText.CleanValue(text);
        if (name.Length > CertificateOrder.NameLength)
            return $"El nombre es demasiado largo: caben {CertificateOrder.NameLength} letras.";
        if (!name.Split(' ').All(word => PersonName.TryParse(word, out _, out _)))
            return "El nombre solo lleva letras, guiones y apóstrofos, sin números ni títulos.";
        return IsOf(name, account)
            ? null
            : $"Ese no es el nombre que la persona tiene en su cuenta: {account}. Si en la cuenta está mal, "
                + "corríjalo allá primero; así queda anotado quién lo cambió.";
    }

    /// <summary>Whether most words of the shorter name stand in the other.</summary>
    private static bool IsOf(string name, string account)
    {
        var (one, other) = (Words(name), Words(account));
        var common = one.Count(word => other.Exists(o => AreAlike(word, o)));
        return 2 * common > Math.Min(one.Count, other.Count);
    }

    private static List<string> Words(string name) =>
        [.. TypedText.Fold(name).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct()];

    /// <summary>Equal, or one letter put in, left out or taken for another.</summary>
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
