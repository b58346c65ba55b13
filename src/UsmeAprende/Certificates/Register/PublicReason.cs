using System.Text.RegularExpressions;
using UsmeAprende.Typing;

namespace UsmeAprende.Certificates.Register;

/// <summary>
/// Checks the reason why a certificate was revoked or corrected: a coordinator's free text, which is shown to everyone who verifies it.
/// </summary>
public static partial class PublicReason
{
    /// <summary>Fewer letters explain nothing.</summary>
    public const int Least = 10;

    /// <summary>Null if it may be public, else a Spanish sentence for the coordinator.</summary>
    public static string? FindProblem(string? reason)
    {
        var words = TypedText.CleanLines(reason);
        if (words.Length < Least)
            return $"Explique por qué en una frase de {Least} letras o más.";
        if (words.Length > IssuedCertificate.ReasonLength)
            return $"Use {IssuedCertificate.ReasonLength} letras o menos.";
        // A name cannot be distinguished from other words; numbers and addresses of people can.
        var seen = TypedText.CleanValue(words);
        return seen.Contains('@', StringComparison.Ordinal) || LongNumber().IsMatch(OtherNumber().Replace(seen, ""))
            ? "Esta frase es pública: quite los números de documento, los teléfonos y los correos."
            : null;
    }

    // Six digits are the shortest document; people write them with dots, spaces and hyphens.
    [GeneratedRegex(@"\d(?:[ .-]?\d){5,}")]
    private static partial Regex LongNumber();

    // Numbers of certificates, and dates, are allowed.
    [GeneratedRegex(@"\b\d{4}-\d{6}\b|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[-/.]\d{1,2}[-/.]\d{4}\b")]
    private static partial Regex OtherNumber();
}
