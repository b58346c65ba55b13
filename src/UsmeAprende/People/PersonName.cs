using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using UsmeAprende.Typing;

namespace UsmeAprende.People;

/// <summary>Given names or surnames as people write them: letters of any script, spaces, hyphens, apostrophes and dots.</summary>
public readonly record struct PersonName
{
    public const int Longest = 120;

    private PersonName(string value) => Value = value;

    public string Value { get; }

    public static bool TryParse(string? text, out PersonName name, [NotNullWhen(false)] out string? problem)
    {
        name = default;
        // Signs that are nearer to the thumb than the apostrophe of D'Angelo.
        var value = TypedText.Value(text).Replace('´', '\'').Replace('`', '\'').Replace('′', '\'').Replace('‘', '\'');
        problem = value.Length == 0 ? "Falta este dato. Escríbalo, por favor."
            : value.Length > Longest ? $"Es demasiado largo: caben {Longest} letras."
            : !value.EnumerateRunes().All(Belongs) || !value.EnumerateRunes().Any(Rune.IsLetter) ? "Use solo letras, espacios, guiones y apóstrofos, por favor."
            : null;
        if (problem is null)
            name = new PersonName(value);
        return problem is null;
    }

    /// <summary>The names without accents, capitals or marks, for finding <c>Ñañez Güiza</c> under <c>nanez guiza</c>.</summary>
    public static string SearchKey(string givenNames, string surnames) => TypedText.Fold($"{givenNames} {surnames}");

    /// <summary>The same for names in whatever order: the words of the key, sorted.</summary>
    public static string WordsKey(string nameKey) => string.Join(' ', nameKey.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));

    private static bool Belongs(Rune rune) =>
        Rune.IsLetter(rune) || rune.Value is ' ' or '-' or '\'' or '’' or '.'
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
