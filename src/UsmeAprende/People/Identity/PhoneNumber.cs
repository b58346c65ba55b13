using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using UsmeAprende.Typing;

namespace UsmeAprende.People.Identity;

/// <summary>A phone number in E.164, such as <c>+573001234501</c>. A number without country code is taken as Colombian (R10).</summary>
public readonly partial record struct PhoneNumber
{
    private const string Colombia = "57";
    private const int ColombianDigits = 10;
    private const int Shortest = 8;
    private const int Longest = 15;

    private PhoneNumber(string value) => Value = value;

    public string Value { get; }

    public string MatchKey => $"TEL:{Value}";

    public static bool TryParse(string? text, out PhoneNumber number, [NotNullWhen(false)] out string? problem)
    {
        number = default;
        var typed = Label().Replace(TypedText.CleanValue(text), "").TrimEnd(' ', '.', ',', ';');
        // A numeric column of a spreadsheet may add decimals, which are not part of the number (R36).
        if (WithDecimals().Match(typed) is { Success: true } whole)
            typed = whole.Groups[1].Value;
        var value = string.Concat(typed.Where(c => c is not (' ' or '.' or '-' or '(' or ')')));
        if (value.StartsWith("00", StringComparison.Ordinal))
            value = "+" + value[2..];

        var digits = value.StartsWith('+') ? value[1..] : value;
        problem =
            value.Length == 0 ? "Escriba su número de celular."
            : TypedNumber.IsShortened(typed) ? TypedNumber.Shortened
            : !digits.All(char.IsAsciiDigit) || PartOfAnother().IsMatch(typed)
                ? "El número de celular solo lleva números. Revíselo, por favor."
            : null;
        if (problem is not null)
            return false;

        if (
            !value.StartsWith('+')
            && !(digits.Length == Colombia.Length + ColombianDigits && digits.StartsWith(Colombia, StringComparison.Ordinal))
        )
            digits = Colombia + digits;
        if (digits.StartsWith(Colombia, StringComparison.Ordinal))
        {
            digits = Colombia + DialledFirst().Replace(digits[Colombia.Length..], "");
            problem = ColombianProblem(digits[Colombia.Length..]);
        }
        else if (digits.Length is < Shortest or > Longest || digits[0] == '0')
            problem = "Ese número no está completo. Con indicativo de otro país se escribe así: +55 11 91234 5678.";
        if (problem is null)
            number = new PhoneNumber("+" + digits);
        return problem is null;
    }

    /// <summary>A Colombian number without country code; a foreign one with it.</summary>
    public static string WithoutCountry(string value) =>
        value.StartsWith("+" + Colombia, StringComparison.Ordinal) ? value[(1 + Colombia.Length)..] : value;

    // Mobile numbers start with 3; fixed ones, since 2021, with 60.
    private static string? ColombianProblem(string digits) =>
        digits.Length == ColombianDigits && (digits[0] == '3' || digits.StartsWith("60", StringComparison.Ordinal))
            ? null
            : "Un celular de Colombia tiene 10 números y empieza por 3. Revíselo, por favor.";

    // Prefixes from links and cards: tel:+57…, Cel. 300…
    [GeneratedRegex(@"\A(?:tel|tel[eé]fono|cel|celular|m[oó]vil|whatsapp)\b[.:]* *", RegexOptions.IgnoreCase)]
    private static partial Regex Label();

    [GeneratedRegex(@"\A(\+?[0-9]{7,15})[.,]0+\z")]
    private static partial Regex WithDecimals();

    // Decimals after a complete number.
    [GeneratedRegex(@"[0-9]{8}\.[0-9]|\.[0-9]\z")]
    private static partial Regex PartOfAnother();

    // Prefixes that were dialled before a mobile number until 2021: 0 or 03.
    [GeneratedRegex(@"\A03?(?=3[0-9]{9}\z)")]
    private static partial Regex DialledFirst();
}
