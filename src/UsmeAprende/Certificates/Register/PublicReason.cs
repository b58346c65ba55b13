using System.Text.RegularExpressions;
using UsmeAprende.Typing;

namespace UsmeAprende.Certificates.Register;

/// <summary>Why a certificate was revoked or corrected: a coordinator's free words, which anyone reads who verifies it.</summary>
public static partial class PublicReason
{
    private const int Least = 10;

    /// <summary>Null where it may be shown to the world, else what to tell.</summary>
    public static string? FindProblem(string? reason)
    {
        var words = TypedText.CleanLines(reason);
        if (words.Length < Least)
            return "Explique por qué, en una frase.";
        if (words.Length > IssuedCertificate.ReasonLength)
            return $"Use {IssuedCertificate.ReasonLength} letras o menos.";
        // Who is named cannot be told from any other word; numbers and addresses of people can.
        var seen = TypedText.CleanValue(words);
        return seen.Contains('@', StringComparison.Ordinal) || LongNumber().IsMatch(OtherNumber().Replace(seen, ""))
            ? "Esta frase es pública: quite los números de documento, los teléfonos y los correos."
            : null;
    }

    // Six digits are the shortest document; people write them with dots, spaces and hyphens.
    [GeneratedRegex(@"\d(?:[ .-]?\d){5,}")]
    private static partial Regex LongNumber();

    // Of certificates, and days.
    [GeneratedRegex(@"\b\d{4}-\d{6}\b|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[-/.]\d{1,2}[-/.]\d{4}\b")]
    private static partial Regex OtherNumber();
}
