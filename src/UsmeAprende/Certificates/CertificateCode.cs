using System.Security.Cryptography;

namespace UsmeAprende.Certificates;

/// <summary>The code that a certificate is verified by: 18 letters and digits without look-alikes, 81 random bits, written in groups.</summary>
public static class CertificateCode
{
    public const int Length = 18;

    // Of 0 O, 1 I L, 2 Z, 5 S, 6 G, 8 B and U V at most one: whoever types it from paper must not have to guess.
    private const string Alphabet = "3479ACDEFGHJKMNPQRTUWXY";
    private const int GroupLength = 6;

    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>As it is printed: <c>ACDEFG-HJKMNP-QRTUWX</c>.</summary>
    public static string Grouped(string code) => string.Join('-', code.Chunk(GroupLength).Select(group => new string(group)));

    /// <summary>Reads what somebody typed: case, spaces and hyphens do not matter.</summary>
    public static bool TryParse(string? typed, out string code)
    {
        code = new string([.. (typed ?? "").Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '–' or '.')).Select(char.ToUpperInvariant).Take(Length + 1)]);
        return code.Length == Length && code.All(Alphabet.Contains);
    }
}
