using System.Security.Cryptography;
using UsmeAprende.Typing;

namespace UsmeAprende.Certificates.Verification;

/// <summary>
/// The code that a certificate is verified by: 18 letters and digits without look-alikes, 81 random bits, written in groups.
/// </summary>
public static class CertificateCode
{
    public const int Length = 18;

    // Of 0 O, 1 I L, 2 Z, 5 S, 6 G, 8 B and U V at most one: whoever types it from paper must not have to guess.
    private const string Alphabet = "3479ACDEFGHJKMNPQRTUWXY";
    private const int GroupLength = 6;

    public static string Create() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>As it is printed: <c>ACDEFG-HJKMNP-QRTUWX</c>.</summary>
    public static string Grouped(string code) => string.Join('-', code.Chunk(GroupLength).Select(group => new string(group)));

    /// <summary>
    /// Reads what somebody typed or pasted, the whole address included: case, spaces and hyphens of any kind do not matter, and what looks
    /// like a letter of ours is taken for it.
    /// </summary>
    public static bool TryParse(string? typed, out string code)
    {
        var text = TypedText.CleanValue(typed);
        if (text.LastIndexOf('/') is >= 0 and var slash)
            text = text[(slash + 1)..];
        code = new string([.. text.Where(char.IsLetterOrDigit).Select(c => Correct(char.ToUpperInvariant(c))).Take(Length + 1)]);
        return code.Length == Length && code.All(Alphabet.Contains);
    }

    // Never printed: whoever types one of these saw the other.
    private static char Correct(char typed) =>
        typed switch
        {
            'O' or '0' => 'Q',
            'V' => 'U',
            '6' => 'G',
            _ => typed,
        };
}
