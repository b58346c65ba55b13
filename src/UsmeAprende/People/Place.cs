using System.Diagnostics.CodeAnalysis;

namespace UsmeAprende.People;

/// <summary>A vereda or barrio in a person's words.</summary>
public readonly record struct Place
{
    public const int Longest = 80;

    private Place(string value) => Value = value;

    public string Value { get; }

    public static bool TryParse(string? text, out Place place, [NotNullWhen(false)] out string? problem)
    {
        var value = string.Join(' ', PlainText.Normalize(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        problem = value.Length == 0 ? "Escriba su vereda o barrio."
            : value.Length > Longest ? $"El nombre de la vereda o el barrio es demasiado largo: caben {Longest} letras."
            : !value.Any(char.IsLetter) || value.Any(c => !char.IsLetterOrDigit(c) && !" .,-'’#()".Contains(c, StringComparison.Ordinal)) ? "La vereda o el barrio solo lleva letras y números."
            : null;
        place = problem is null ? new Place(value) : default;
        return problem is null;
    }
}
