using System.Text;

namespace UsmeAprende.Typing;

/// <summary>Recognises what people write instead of leaving a field empty: <c>-</c>, <c>N/A</c>, <c>no tiene</c>.</summary>
public static class NoValue
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "no",
        "na",
        "n a",
        "nd",
        "n d",
        "sn",
        "s n",
        "ninguno",
        "ninguna",
        "no tiene",
        "no tengo",
        "no aplica",
        "no registra",
        "no sabe",
        "no recuerda",
        "no reporta",
        "no informa",
        "sin dato",
        "sin datos",
        "sin informacion",
        "sin documento",
        "sin celular",
        "sin telefono",
        "sin correo",
        "no tiene celular",
        "no tiene telefono",
        "no tiene correo",
        "no tiene documento",
        "no tiene apellido",
        "no tiene apellidos",
        "no tiene cedula",
        "no tiene correo electronico",
        "no tiene e mail",
        "no tiene email",
        "no tiene whatsapp",
        "no posee",
        "no presenta",
        "no cuenta",
        "no dio",
        "no quiso",
        "no quiere",
        "no suministra",
        "no suministro",
        "no registro",
        "no reporto",
        "no informo",
        "no refiere",
        "no trajo",
        "no aporta",
        "no hay",
        "no existe",
        "nr",
        "n r",
        "s d",
        "nada",
        "ningun",
        "null",
        "none",
        "vacio",
        "sin apellido",
        "sin apellidos",
        "sin cedula",
        "sin numero",
        "sin registro",
        "sin definir",
        "sin correo electronico",
        "sin email",
        "por definir",
        "pendiente",
        "desconocido",
        "desconoce",
        "no responde",
        "ns nr",
    };

    /// <summary>Whether the text is empty, only punctuation, or says in words that there is none.</summary>
    public static bool Is(string? text) =>
        TypedText.CleanValue(text).Length == 0 || IsSigns(text) || Words.Contains(TypedText.Fold(text, withDigits: true));

    /// <summary>Whether the text is only punctuation, such as <c>-</c> or <c>.</c>.</summary>
    public static bool IsSigns(string? text)
    {
        var value = TypedText.CleanValue(text);
        return value.Length > 0 && value.EnumerateRunes().All(rune => Rune.IsPunctuation(rune) || rune.Value == ' ');
    }
}
