using System.Globalization;
using System.Text.RegularExpressions;
using UsmeAprende.Typing;

namespace UsmeAprende.Certificates.Verification;

/// <summary>
/// Recognises a certificate's number where its code is asked for. The number leads to nothing: numbers can be counted up, and the page with
/// the code names a person.
/// </summary>
public static partial class TypedCertificateNumber
{
    private const NumberStyles Digits = NumberStyles.None;

    /// <summary>Parses what people type, <c>2026-7</c> or <c>N.º 2026 000007</c>, and writes it as it is printed.</summary>
    public static bool TryParse(string? typed, out string number)
    {
        number = "";
        if (Form().Match(TypedText.CleanValue(typed)) is not { Success: true } found)
            return false;
        number = IssuedCertificate.FormatNumber(
            int.Parse(found.Groups[1].Value, Digits, CultureInfo.InvariantCulture),
            int.Parse(found.Groups[2].Value, Digits, CultureInfo.InvariantCulture)
        );
        return true;
    }

    [GeneratedRegex(@"\A(?:n[^0-9]{0,10})?(20[0-9]{2})\s*[-/ ]\s*([0-9]{1,6})\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
