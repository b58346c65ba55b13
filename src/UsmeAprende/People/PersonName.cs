using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using UsmeAprende.Typing;

namespace UsmeAprende.People;

/// <summary>Given names or surnames as people write them: letters of any script, spaces, hyphens, apostrophes and dots.</summary>
public readonly record struct PersonName
{
    public const int Longest = 120;

    private readonly string? _value;

    private PersonName(string value) => _value = value;

    /// <summary>The surnames of somebody who has none, and said so (R10).</summary>
    public static PersonName None => default;

    public string Value => _value ?? "";

    public bool IsNone => Value.Length == 0;

    /// <summary>As it was taken and stored, perhaps under earlier rules.</summary>
    internal static PersonName Stored(string value) => new(value);

    public static bool TryParse(string? text, out PersonName name, [NotNullWhen(false)] out string? problem)
    {
        name = default;
        // Signs that are nearer to the thumb than the apostrophe of D'Angelo.
        var value = TypedText.CleanValue(text).Replace('´', '\'').Replace('`', '\'').Replace('′', '\'').Replace('‘', '\'');
        problem =
            value.Length == 0 ? "Falta este dato. Escríbalo, por favor."
            : value.Length > Longest ? $"Es demasiado largo: caben {Longest} letras."
            : NoValue.IsSigns(value) ? "Un punto o una raya no es un nombre. Escríbalo como aparece en el documento."
            : !value.EnumerateRunes().All(Belongs) || !value.EnumerateRunes().Any(Rune.IsLetter)
                ? "Use solo letras, espacios, guiones y apóstrofos, por favor."
            : null;
        if (problem is null)
            name = new PersonName(value);
        return problem is null;
    }

    /// <summary>Both as they are written one after the other, whoever has no surnames included.</summary>
    public static string Full(string givenNames, string surnames) => $"{givenNames} {surnames}".Trim();

    /// <summary>The names without accents, capitals or marks, for finding <c>Ñañez Güiza</c> under <c>nanez guiza</c>.</summary>
    public static string SearchKey(string givenNames, string surnames) => TypedText.Fold($"{givenNames} {surnames}");

    /// <summary>The same for names in whatever order: the words of the key, sorted.</summary>
    public static string WordsKey(string nameKey) =>
        string.Join(' ', nameKey.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));

    private static bool Belongs(Rune rune) =>
        Rune.IsLetter(rune)
        || rune.Value is ' ' or '-' or '\'' or '’' or '.'
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
