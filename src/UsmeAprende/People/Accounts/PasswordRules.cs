using System.Collections.Frozen;
using System.Text;
using UsmeAprende.Typing;

namespace UsmeAprende.People.Accounts;

/// <summary>
/// Rules for passwords: at least eight characters, and none that attackers try first. No rules about kinds of characters.
/// </summary>
public static class PasswordRules
{
    public const int Shortest = 8;
    public const int Longest = 200;

    private const int LongestNormalized = 2_000;

    private static readonly FrozenSet<string> Common = ReadCommon();

    /// <summary>
    /// Normalises a password, so that the same keys give the same bytes on every phone: <c>ñ</c> may arrive as one character or as two.
    /// </summary>
    public static string Normalize(string? password) =>
        // A password that is too long is refused before it costs processor time.
        password is null or { Length: > LongestNormalized }
            ? password ?? ""
            : UnicodeForm.Normalize(password, NormalizationForm.FormKC);

    /// <summary>What is wrong with the password, as a Spanish sentence; null if it is good.</summary>
    /// <param name="password">As typed.</param>
    /// <param name="known">What others may know about the person: names, document, phone, e-mail.</param>
    public static string? FindProblem(string? password, IEnumerable<string?> known)
    {
        var text = Normalize(password);
        if (text.Length == 0)
            return "Escriba una clave.";
        if (text.EnumerateRunes().Count() < Shortest)
            return $"La clave debe tener al menos {Shortest} letras o números. Pruebe con tres palabras que solo usted juntaría.";
        if (text.Length > Longest)
            return $"La clave es demasiado larga: caben {Longest} letras o números.";
        var folded = Fold(text);
        if (Common.Contains(folded) || Common.Contains(folded.Trim(Ornaments)) || IsRun(folded))
            return "Esa clave es de las primeras que prueban los ladrones. Pruebe con tres palabras que solo usted juntaría.";
        return known
            .SelectMany(Parts)
            .Any(part =>
                folded.Replace(part, "", StringComparison.Ordinal).Trim(Ornaments).Length < 3
                && folded.Contains(part, StringComparison.Ordinal)
            )
            ? "Esa clave se parece a su nombre o a sus datos, y otras personas los conocen. Pruebe con tres "
                + "palabras que solo usted juntaría."
            : null;
    }

    // Removes what people add to a word to satisfy rules: colombia2024!
    private static readonly char[] Ornaments = [.. "0123456789.,-_*+!¡?¿#$%&/()=@ "];

    private static string Fold(string text) =>
        string.Concat(UnicodeForm.Normalize(text, NormalizationForm.FormD).Where(c => c < 0x300 || c > 0x36f)).ToLowerInvariant();

    // 12345678, abcdefgh, 98765432, aaaaaaaa
    private static bool IsRun(string text)
    {
        if (text.Length < 2)
            return true;
        var step = text[1] - text[0];
        return step is >= -1 and <= 1 && text.Zip(text.Skip(1), (a, b) => b - a).All(s => s == step);
    }

    private static IEnumerable<string> Parts(string? known)
    {
        var folded = Fold(TypedText.CleanValue(known));
        string[] parts =
        [
            folded.Replace(" ", "", StringComparison.Ordinal),
            .. folded.Split([' ', '@', '-'], StringSplitOptions.RemoveEmptyEntries),
        ];
        return parts.Where(p => p.Length > 3);
    }

    private static FrozenSet<string> ReadCommon()
    {
        using var stream = typeof(PasswordRules).Assembly.GetManifestResourceStream(typeof(PasswordRules), "CommonPasswords.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();
    }
}
