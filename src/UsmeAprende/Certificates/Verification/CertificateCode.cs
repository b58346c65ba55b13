using System.Security.Cryptography;
using UsmeAprende.Typing;

namespace UsmeAprende.Certificates.Verification;

/// <summary>
/// The code by which a certificate is verified: 18 letters and digits without look-alikes, 81 random bits, written in groups.
/// </summary>
public static class CertificateCode
{
    public const int Length = 18;

    // At most one of each group 0 O, 1 I L, 2 Z, 5 S, 6 G, 8 B and U V, so that nobody has to guess when typing it from paper.
    private const string Alphabet = "3479ACDEFGHJKMNPQRTUWXY";
    private const int GroupLength = 6;

    public static string Create() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>As it is printed: <c>ACDEFG-HJKMNP-QRTUWX</c>.</summary>
    public static string Grouped(string code) => string.Join('-', code.Chunk(GroupLength).Select(group => new string(group)));

    /// <summary>
    /// Parses what somebody typed or pasted, also the whole address. Case, spaces and hyphens do not matter, and look-alikes are replaced
    /// by the character that we use.
    /// </summary>
    public static bool TryParse(string? typed, out string code)
    {
        var text = TypedText.CleanValue(typed);
        if (text.LastIndexOf('/') is >= 0 and var slash)
            text = text[(slash + 1)..];
        code = new string([.. text.Where(char.IsLetterOrDigit).Select(c => Correct(char.ToUpperInvariant(c))).Take(Length + 1)]);
        return code.Length == Length && code.All(Alphabet.Contains);
    }

    // Look-alikes that are never printed, each with the character that was meant.
    private static char Correct(char typed) =>
        typed switch
        {
            'O' or '0' => 'Q',
            'V' => 'U',
            '6' => 'G',
            _ => typed,
        };
}
