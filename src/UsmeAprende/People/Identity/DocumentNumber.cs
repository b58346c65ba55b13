using System.Diagnostics.CodeAnalysis;
using UsmeAprende.Typing;

namespace UsmeAprende.People.Identity;

/// <summary>An identity document's type and number, without dots, spaces or hyphens: digits only, except for passports (R10).</summary>
public readonly record struct DocumentNumber
{
    private const int Shortest = 3;
    private const int Longest = 12;
    private const int LongestPassport = 15;

    private DocumentNumber(IdentityDocumentType type, string value) => (Type, Value) = (type, value);

    public IdentityDocumentType Type { get; }

    public string Value { get; }

    public string MatchKey => Key(Type, Value);

    public static bool TryParse(
        IdentityDocumentType type,
        string? text,
        out DocumentNumber number,
        [NotNullWhen(false)] out string? problem
    )
    {
        number = default;
        var typed = TypedText.CleanValue(text).ToUpperInvariant().TrimEnd(' ', '.', ',', ';');
        var value = type is IdentityDocumentType.PAS ? Passport(typed) : Digits(WithoutType(type, typed));
        problem =
            typed.Length == 0 ? "Escriba el número de su documento."
            : type is IdentityDocumentType.PAS ? PassportProblem(value)
            : TypedNumber.IsShortened(typed) ? TypedNumber.Shortened
            : !value.All(char.IsAsciiDigit) ? Unreadable(value)
            : value.Length is < Shortest or > Longest
                ? $"El número de documento tiene entre {Shortest} y {Longest} números. Revíselo, por favor."
            : null;
        if (problem is null)
            number = new DocumentNumber(type, value);
        return problem is null;
    }

    /// <summary>All documents that the text may mean, for signing in without choosing a type.</summary>
    internal static IEnumerable<string> PossibleKeys(string text)
    {
        foreach (var type in Enum.GetValues<IdentityDocumentType>())
            if (TryParse(type, text, out var number, out _))
                yield return number.MatchKey;
    }

    // A TI becomes a CC with the same number at 18, so both have the same key.
    private static string Key(IdentityDocumentType type, string value) =>
        $"{(type is IdentityDocumentType.TI ? IdentityDocumentType.CC : type)}:{value}";

    private static string? PassportProblem(string value) =>
        !value.All(char.IsAsciiLetterOrDigit) ? "El número de pasaporte solo lleva letras y números. Revíselo, por favor."
        : value.Length is < Shortest or > LongestPassport
            ? $"El número de pasaporte tiene entre {Shortest} y {LongestPassport} letras y números. Revíselo, por favor."
        : null;

    // People copy "PPT-4456712" and "C.C. 79.456.123" from the card.
    private static string WithoutType(IdentityDocumentType type, string typed)
    {
        var rest = typed.AsSpan();
        foreach (var letter in type.ToString())
        {
            if (!rest.StartsWith([letter]))
                return typed;
            rest = rest[1..].TrimStart('.');
        }
        return rest.TrimStart(" :#-").ToString();
    }

    // Spaces may stand anywhere; dots, commas and hyphens only between thousands (R36).
    private static string Digits(string typed) =>
        typed.All(c => char.IsAsciiDigit(c) || c is ' ') ? typed.Replace(" ", "", StringComparison.Ordinal)
        : TypedNumber.TryDigits(typed, out var digits) || TypedNumber.TryDigits(typed.Replace('-', ' '), out digits) ? digits
        : typed;

    private static string Passport(string typed) =>
        TypedNumber.TryDigits(typed, out var digits) ? digits : string.Concat(typed.Where(c => c is not (' ' or '-')));

    private static string Unreadable(string value) =>
        value.All(c => char.IsAsciiDigit(c) || c is ' ' or '.' or ',' or '-' or '\'' or '’' or '´')
            ? "No es claro qué número es. Escríbalo sin puntos ni comas, así: 1012345678."
            : "El número de documento solo lleva números. Revíselo, por favor.";
}

/// <summary>
/// The identity documents of Colombia, by the abbreviation printed on them. A person without a document has no
/// <see cref="DocumentNumber"/>.
/// </summary>
public enum IdentityDocumentType
{
    /// <summary>Cédula de ciudadanía.</summary>
    CC,

    /// <summary>Tarjeta de identidad, of people under 18. At 18 the same number becomes their CC.</summary>
    TI,

    /// <summary>Cédula de extranjería.</summary>
    CE,

    /// <summary>Permiso por protección temporal.</summary>
    PPT,

    /// <summary>Passport.</summary>
    PAS,
}
