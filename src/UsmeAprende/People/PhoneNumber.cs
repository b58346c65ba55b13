using System.Diagnostics.CodeAnalysis;

namespace UsmeAprende.People;

/// <summary>A phone number in E.164, such as <c>+573001234501</c>. Without a country it is taken for a Colombian one (R10).</summary>
public readonly record struct PhoneNumber
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
        var value = string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c) && c is not ('.' or '-' or '(' or ')')));
        if (value.StartsWith("00", StringComparison.Ordinal))
            value = "+" + value[2..];

        var digits = value.StartsWith('+') ? value[1..] : value;
        problem = value.Length == 0 ? "Escriba su número de celular."
            : !digits.All(char.IsAsciiDigit) ? "El número de celular solo lleva números. Revíselo, por favor."
            : null;
        if (problem is not null)
            return false;

        if (!value.StartsWith('+') && !(digits.Length == Colombia.Length + ColombianDigits && digits.StartsWith(Colombia, StringComparison.Ordinal)))
            digits = Colombia + digits;
        problem = digits.StartsWith(Colombia, StringComparison.Ordinal)
            ? ColombianProblem(digits[Colombia.Length..])
            : digits.Length is < Shortest or > Longest || digits[0] == '0' ? "Ese número no está completo. Con indicativo de otro país se escribe así: +55 11 91234 5678." : null;
        if (problem is null)
            number = new PhoneNumber("+" + digits);
        return problem is null;
    }

    /// <summary>A Colombian number as it is dialled here; a foreign one whole.</summary>
    internal static string WithoutCountry(string value) => value.StartsWith("+" + Colombia, StringComparison.Ordinal) ? value[(1 + Colombia.Length)..] : value;

    // Mobile numbers start with 3; fixed ones, since 2021, with 60.
    private static string? ColombianProblem(string digits) =>
        digits.Length == ColombianDigits && (digits[0] == '3' || digits.StartsWith("60", StringComparison.Ordinal))
            ? null
            : "Un celular de Colombia tiene 10 números y empieza por 3. Revíselo, por favor.";
}
