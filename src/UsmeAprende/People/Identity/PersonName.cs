using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using UsmeAprende.Typing;

namespace UsmeAprende.People.Identity;

/// <summary>Given names or surnames as people write them: letters of any script, spaces, hyphens, apostrophes and dots.</summary>
public readonly record struct PersonName
{
    public const int Longest = 120;

    private readonly string? _value;

    private PersonName(string value) => _value = value;

    /// <summary>The surnames of a person who has none and said so (R10).</summary>
    public static PersonName None => default;

    public string Value => _value ?? "";

    public bool IsNone => Value.Length == 0;

    /// <summary>A name from the database, accepted perhaps under earlier rules.</summary>
    internal static PersonName FromStored(string value) => new(value);

    public static bool TryParse(string? text, out PersonName name, [NotNullWhen(false)] out string? problem)
    {
        name = default;
        // Accents and other signs that people type instead of the apostrophe in D'Angelo.
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

    /// <summary>Given names and surnames together, also for a person without surnames.</summary>
    public static string JoinFullName(string givenNames, string surnames) => $"{givenNames} {surnames}".Trim();

    /// <summary>The names without accents, capitals or marks, for searching: <c>nanez guiza</c> finds <c>Ñañez Güiza</c>.</summary>
    public static string SearchKey(string givenNames, string surnames) => TypedText.Fold($"{givenNames} {surnames}");

    /// <summary>The same for names in any order: the words of the key, sorted.</summary>
    public static string SortedWordsKey(string nameKey) =>
        string.Join(' ', nameKey.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));

    private static bool Belongs(Rune rune) =>
        Rune.IsLetter(rune)
        || rune.Value is ' ' or '-' or '\'' or '’' or '.'
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}

/// <summary>Parses surnames: one or two, or none, which must be said explicitly (R10).</summary>
public static class SurnamesInput
{
    private static readonly HashSet<string> NoneInWords = new(StringComparer.Ordinal)
    {
        "no tiene",
        "no tengo",
        "no tiene apellido",
        "no tiene apellidos",
        "no tengo apellidos",
        "sin apellido",
        "sin apellidos",
        "ninguno",
        "n a",
        "no aplica",
        "no registra",
    };

    /// <summary>Whether the text means that there are none: a sign such as "-", or words.</summary>
    public static bool MeansNone(string? text) =>
        TypedText.CleanValue(text).Length > 0 && (NoValue.IsSigns(text) || NoneInWords.Contains(TypedText.Fold(text)));

    /// <param name="text">As typed.</param>
    /// <param name="hasNone">The checkbox that says that there are none.</param>
    /// <param name="box">The label of that checkbox.</param>
    /// <param name="surnames">One or two, or none.</param>
    /// <param name="problem">A sentence that says what to do.</param>
    public static bool TryParse(string? text, bool hasNone, string box, out PersonName surnames, [NotNullWhen(false)] out string? problem)
    {
        surnames = PersonName.None;
        problem = null;
        if (TypedText.CleanValue(text).Length == 0 || MeansNone(text))
            problem = hasNone ? null : $"Si en el documento no hay apellidos, deje esta casilla vacía y marque «{box}».";
        else if (PersonName.TryParse(text, out surnames, out problem) && hasNone)
            problem = $"Escribió apellidos y también marcó «{box}». Deje una de las dos cosas.";
        return problem is null;
    }
}
