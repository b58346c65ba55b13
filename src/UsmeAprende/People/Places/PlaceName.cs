using System.Diagnostics.CodeAnalysis;
using UsmeAprende.Typing;

namespace UsmeAprende.People.Places;

/// <summary>The name of a vereda or barrio in a person's own words.</summary>
public readonly record struct PlaceName
{
    public const int Longest = 80;

    private PlaceName(string value) => Value = value;

    public string Value { get; }

    /// <summary>The name without accents or capitals, for searching.</summary>
    public string SearchKey => TypedText.Fold(Value, withDigits: true);

    public static bool TryParse(string? text, out PlaceName place, [NotNullWhen(false)] out string? problem)
    {
        var value = TypedText.CleanValue(text);
        problem =
            value.Length == 0 ? "Escriba su vereda o barrio."
            : value.Length > Longest ? $"El nombre de la vereda o el barrio es demasiado largo: caben {Longest} letras."
            : !value.Any(char.IsLetter) || value.Any(c => !char.IsLetterOrDigit(c) && !" .,-'’#()".Contains(c, StringComparison.Ordinal))
                ? "La vereda o el barrio solo lleva letras y números."
            : null;
        place = problem is null ? new PlaceName(value) : default;
        return problem is null;
    }
}
