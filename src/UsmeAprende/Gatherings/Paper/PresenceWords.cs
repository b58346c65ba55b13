using System.Text.RegularExpressions;
using UsmeAprende.Typing;

namespace UsmeAprende.Gatherings.Paper;

/// <summary>The words and headings by which lists say whether somebody came (R37).</summary>
internal static partial class PresenceWords
{
    private static readonly HashSet<string> Came = new(StringComparer.Ordinal)
    {
        "si",
        "s",
        "x",
        "xx",
        "xxx",
        "ok",
        "p",
        "1",
        "true",
        "verdadero",
        "presente",
        "asistio",
        "asiste",
        "si asistio",
        "vino",
        "si vino",
        "llego",
        "llego tarde",
        "tarde",
        "participo",
        "firmo",
        "firmado",
        "firmada",
        "si firmo",
        "firma",
    };

    private static readonly HashSet<string> Absent = new(StringComparer.Ordinal)
    {
        "no",
        "n",
        "0",
        "false",
        "falso",
        "ausente",
        "ausencia",
        "inasistente",
        "inasistencia",
        "no asistio",
        "no asiste",
        "no vino",
        "no llego",
        "no participo",
        "no firmo",
        "sin firma",
        "falta",
        "falto",
        "excusa",
        "excusado",
        "excusada",
        "con excusa",
        "no excusa",
        "justifico",
        "justificado",
        "justificada",
        "permiso",
        "con permiso",
        "incapacidad",
        "cancelo",
        "na",
        "n a",
        "no aplica",
        "retirado",
        "retirada",
    };

    /// <summary>Whether the person came; null if it may mean either.</summary>
    public static bool? Read(string? typed)
    {
        var value = TypedText.CleanValue(typed);
        if (value.Length == 0 || value is "✗" or "✘" or "❌" or "☐" || NoValue.IsSigns(value))
            return false;
        // Our own exported list has the times of arrival and leaving here.
        var words = Time().Replace(TypedText.Fold(value, withDigits: true), "").Trim();
        return value is "✓" or "✔" or "☑" or "✅" or "√" || Came.Contains(words) ? true
            : Absent.Contains(words) ? false
            : null;
    }

    /// <summary>Whether the words clearly say that the person did not come.</summary>
    public static bool IsAbsence(string typed) => NotThere().IsMatch(TypedText.Fold(typed));

    /// <summary>A heading of a column that decides who came.</summary>
    public static bool IsPresence(string heading) => Presence().IsMatch(TypedText.Fold(heading));

    /// <summary>A heading of signatures, which decide if no other column does.</summary>
    public static bool IsSignature(string heading) => Signature().IsMatch(TypedText.Fold(heading));

    /// <summary>A heading about attendance whose meaning is not known.</summary>
    public static bool MayDecide(string heading) => Kindred().IsMatch(TypedText.Fold(heading));

    /// <summary>A heading of a property or a consent, which also has yes and no.</summary>
    public static bool IsTrait(string heading) => Trait().IsMatch(TypedText.Fold(heading));

    [GeneratedRegex(@"\b(?:\d{1,2} \d{2} [ap] m|salio)\b ?")]
    private static partial Regex Time();

    [GeneratedRegex(
        @"\bno (?:asisti?o|asiste|vino|llego|participo|firmo)\b|\A(?:ausente|ausencia|inasistente|inasistencia|excusa|excusad[oa]|falto)\b"
    )]
    private static partial Regex NotThere();

    [GeneratedRegex(
        @"\A(?:si )?(?:asistio|asiste|asistencia|presente|presencia|vino|llego|participo)(?: (?:si|no|si no|al? (?:encuentro"
            + @"|cafe|taller|evento|actividad|sesion|reunion|la sesion|la reunion|la actividad)))?\z"
    )]
    private static partial Regex Presence();

    [GeneratedRegex(@"\Afirm(?:a|as|o|ado)\b")]
    private static partial Regex Signature();

    [GeneratedRegex(@"asist|presen[ct]|ausen|excus|falt[ao]|firm|\bvino\b|lleg|particip")]
    private static partial Regex Kindred();

    [GeneratedRegex(
        @"discapac|victim|etni|genero|sexo|mujer|hombre|lgbt|cabeza|menor|autoriz|acept|consent|permi[st]|habeas|correo|celular"
            + @"|whatsapp|internet|computador|inscri|preinscri"
    )]
    private static partial Regex Trait();
}
