using System.Diagnostics.CodeAnalysis;
using UsmeAprende.Typing;

namespace UsmeAprende.People;

/// <summary>Surnames as they are typed: one or two, or none, which must be said on purpose (R10).</summary>
public static class TypedSurnames
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

    /// <summary>Whether it says that there are none: a sign, or words for it.</summary>
    public static bool SayNone(string? text) =>
        TypedText.CleanValue(text).Length > 0 && (NoValue.IsSigns(text) || NoneInWords.Contains(TypedText.Fold(text)));

    /// <param name="text">As typed.</param>
    /// <param name="hasNone">The box beside it, ticked by who has none.</param>
    /// <param name="box">What that box says.</param>
    /// <param name="surnames">One or two, or none.</param>
    /// <param name="problem">A sentence that says what to do.</param>
    public static bool TryParse(string? text, bool hasNone, string box, out PersonName surnames, [NotNullWhen(false)] out string? problem)
    {
        surnames = PersonName.None;
        problem = null;
        if (TypedText.CleanValue(text).Length == 0 || SayNone(text))
            problem = hasNone ? null : $"Si en el documento no hay apellidos, deje esta casilla vacía y marque «{box}».";
        else if (PersonName.TryParse(text, out surnames, out problem) && hasNone)
            problem = $"Escribió apellidos y también marcó «{box}». Deje una de las dos cosas.";
        return problem is null;
    }
}
