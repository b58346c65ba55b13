using System.Collections.Frozen;
using UsmeAprende.Typing;

namespace UsmeAprende.Gatherings.Paper;

/// <summary>
/// Parts a whole name as people in Colombia mostly have it: one or two given names, then two surnames. It can be wrong, so staff see it and
/// mend it before anybody is registered with it.
/// </summary>
internal static class WholeName
{
    /// <summary>Between given names and surnames where staff mend them.</summary>
    public const char Separator = '/';

    private static readonly FrozenSet<string> Particles = "de del la las los y san santa da di von van"
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    // Of three words the second is a given name more often than a surname if it is one of these.
    private static readonly FrozenSet<string> SecondNames = (
        "maria jose luis carlos alberto antonio alejandra alejandro andrea andres angel angelica beatriz camila camilo carolina cecilia "
        + "consuelo cristina daniel daniela david diana eduardo elena elvira emilia enrique esperanza esther fabian felipe fernanda "
        + "fernando francisco gabriel gabriela gloria guillermo helena ignacio ines isabel ivan javier jesus johana johanna jorge juan "
        + "julian "
        + "juliana laura liliana lorena lucia luz manuel marcela margarita mariana marina mario mauricio mercedes miguel milena monica "
        + "natalia nelly nicolas orlando pablo paola patricia paula pedro pilar rafael ramiro raul ricardo roberto rocio rosa rosario "
        + "sandra santiago sebastian sofia stella susana teresa tomas valentina victoria viviana ximena yaneth yolanda nubia elsa amparo"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    /// <param name="text">As typed.</param>
    /// <param name="surnamesFirst">What the heading says.</param>
    public static (string Given, string Surnames) Part(string text, bool surnamesFirst)
    {
        var value = TypedText.CleanValue(text);
        if (value.Split(',') is [var before, var after] && before.Trim().Length > 0 && after.Trim().Length > 0)
            return (after.Trim(), before.Trim());
        var words = Units(value);
        var given =
            words.Count <= 2 ? 1
            : words.Count == 3 ? (!surnamesFirst && SecondNames.Contains(TypedText.Fold(words[1])) ? 2 : 1)
            : words.Count - 2;
        return words.Count < 2 ? (value, "")
            : surnamesFirst ? (Join(words.Skip(words.Count - given)), Join(words.Take(words.Count - given)))
            : (Join(words.Take(given)), Join(words.Skip(given)));
    }

    private static string Join(IEnumerable<string> words) => string.Join(' ', words);

    // «de la Hoz» is one surname, «María del Pilar» two given names.
    private static List<string> Units(string value)
    {
        var units = new List<string>();
        var open = "";
        foreach (var word in value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            open = open.Length > 0 ? $"{open} {word}" : word;
            if (Particles.Contains(TypedText.Fold(word)))
                continue;
            units.Add(open);
            open = "";
        }
        if (open.Length > 0)
            units.Add(open);
        return units;
    }
}
