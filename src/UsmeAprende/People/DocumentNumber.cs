using System.Diagnostics.CodeAnalysis;

namespace UsmeAprende.People;

/// <summary>An identity document's type and number, without dots, spaces or hyphens: digits only, but for passports (R10).</summary>
public readonly record struct DocumentNumber
{
    private const int Shortest = 3;
    private const int Longest = 12;
    private const int LongestPassport = 15;

    private DocumentNumber(DocumentType type, string value) => (Type, Value) = (type, value);

    public DocumentType Type { get; }

    public string Value { get; }

    public string MatchKey => Key(Type, Value);

    public static bool TryParse(DocumentType type, string? text, out DocumentNumber number, [NotNullWhen(false)] out string? problem)
    {
        number = default;
        var value = Compact(text);
        var code = type.ToString();
        // People copy "PPT-4456712" from the card.
        if (type is not DocumentType.PAS && value.StartsWith(code, StringComparison.Ordinal))
            value = value[code.Length..];

        problem = value.Length == 0 ? "Escriba el número de su documento."
            : type is DocumentType.PAS ? PassportProblem(value)
            : !value.All(char.IsAsciiDigit) ? "El número de documento solo lleva números. Revíselo, por favor."
            : value.Length is < Shortest or > Longest ? $"El número de documento tiene entre {Shortest} y {Longest} números. Revíselo, por favor."
            : null;
        if (problem is null)
            number = new DocumentNumber(type, value);
        return problem is null;
    }

    /// <summary>Every document the text may be, for who signs in without saying its type.</summary>
    internal static IEnumerable<string> PossibleKeys(string text)
    {
        foreach (var type in Enum.GetValues<DocumentType>())
            if (TryParse(type, text, out var number, out _))
                yield return number.MatchKey;
    }

    // A TI becomes a CC with the same number: one key, one person.
    private static string Key(DocumentType type, string value) =>
        $"{(type is DocumentType.TI ? DocumentType.CC : type)}:{value}";

    private static string? PassportProblem(string value) =>
        !value.All(char.IsAsciiLetterOrDigit) ? "El número de pasaporte solo lleva letras y números. Revíselo, por favor."
        : value.Length is < Shortest or > LongestPassport ? $"El número de pasaporte tiene entre {Shortest} y {LongestPassport} letras y números. Revíselo, por favor."
        : null;

    private static string Compact(string? text) =>
        string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c) && c is not ('.' or ',' or '-' or '\''))).ToUpperInvariant();
}
