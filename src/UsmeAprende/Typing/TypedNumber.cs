using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace UsmeAprende.Typing;

/// <summary>
/// Reads whole numbers as people and spreadsheets write them (R36): <c>1.234.567</c>, <c>1.234.567,00</c>, <c>1'234.567</c>,
/// <c>1,234,567</c>, <c>1234567.0</c>. A text that could mean two numbers, such as <c>1,234</c>, or is no number, such as <c>12.34.56</c>,
/// is refused: a separator is never just removed.
/// </summary>
public static partial class TypedNumber
{
    /// <summary>The message about a number that a spreadsheet shortened: <c>1,01234E+09</c>.</summary>
    public const string Shortened = "La hoja de cálculo recortó este número. Ponga su columna como Texto y escríbalo completo.";

    private const string Digits = "digits";

    /// <summary>The digits only, leading zeros included: document numbers are never converted to a number.</summary>
    public static bool TryDigits(string? text, [NotNullWhen(true)] out string? digits)
    {
        var written = Written().Match(TypedText.CleanValue(text));
        digits = written.Success ? string.Concat(written.Groups[Digits].Value.Where(char.IsAsciiDigit)) : null;
        return digits is not null;
    }

    public static bool TryParse(string? text, out int number)
    {
        number = 0;
        return TryDigits(text, out var digits) && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    public static bool IsShortened(string? text) => Exponent().IsMatch(TypedText.CleanValue(text));

    [GeneratedRegex(@"\A[0-9]+(?:[.,][0-9]+)?E\+?[0-9]+\z", RegexOptions.IgnoreCase)]
    private static partial Regex Exponent();

    // The alternatives: no thousands separators, perhaps with zeros as decimals (but not three zeros after a comma, which may be
    // thousands); groups of three with dots; groups of three with commas.
    [GeneratedRegex(
        @"\A(?:(?!\d{1,3}[.,]000\z)(?<digits>\d+)(?:[.,]0+)?|(?<digits>\d{1,3}(?:[.' ’´]\d{3})+)(?:,0+)?"
            + @"|(?<digits>\d{1,3}(?:,\d{3}){2,})(?:\.0+)?|(?<digits>\d{1,3},\d{3})\.0+)\z"
    )]
    private static partial Regex Written();
}
