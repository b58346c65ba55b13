using System.Text.RegularExpressions;
using UsmeAprende.Documents.Tables;
using UsmeAprende.People.Identity;
using UsmeAprende.Typing;

namespace UsmeAprende.Gatherings.Paper;

/// <summary>The words that people write for a type of document.</summary>
internal static class DocumentTypeWords
{
    private static readonly Dictionary<string, IdentityDocumentType> Known = new(StringComparer.Ordinal)
    {
        ["cc"] = IdentityDocumentType.CC,
        ["c c"] = IdentityDocumentType.CC,
        ["cedula"] = IdentityDocumentType.CC,
        ["cedula de ciudadania"] = IdentityDocumentType.CC,
        ["cedula ciudadania"] = IdentityDocumentType.CC,
        ["ti"] = IdentityDocumentType.TI,
        ["t i"] = IdentityDocumentType.TI,
        ["tarjeta de identidad"] = IdentityDocumentType.TI,
        ["tarjeta identidad"] = IdentityDocumentType.TI,
        ["ce"] = IdentityDocumentType.CE,
        ["c e"] = IdentityDocumentType.CE,
        ["cedula de extranjeria"] = IdentityDocumentType.CE,
        ["cedula extranjeria"] = IdentityDocumentType.CE,
        ["extranjeria"] = IdentityDocumentType.CE,
        ["ppt"] = IdentityDocumentType.PPT,
        ["permiso por proteccion temporal"] = IdentityDocumentType.PPT,
        ["permiso proteccion temporal"] = IdentityDocumentType.PPT,
        ["permiso de proteccion temporal"] = IdentityDocumentType.PPT,
        ["p p t"] = IdentityDocumentType.PPT,
        ["pas"] = IdentityDocumentType.PAS,
        ["pa"] = IdentityDocumentType.PAS,
        ["pasaporte"] = IdentityDocumentType.PAS,
    };

    public static IdentityDocumentType? Find(string typed) =>
        Known.TryGetValue(PersonName.SearchKey(typed, ""), out var type) ? type : null;
}

/// <summary>Recognises rows below a list that count its people: <c>TOTAL ASISTENTES: 24</c>.</summary>
internal static partial class TotalRows
{
    /// <summary>The row begins with such words, and everything else is a number, since a person may be called Total.</summary>
    public static bool IsTotal(TableRow row)
    {
        var filled = row.Values.Select(TypedText.CleanValue).Where(value => value.Length > 0).ToList();
        return filled.Count > 0
            && Total().IsMatch(TypedText.Fold(filled[0]))
            && filled.Skip(1).All(value => TypedNumber.TryDigits(value, out _));
    }

    [GeneratedRegex(@"\A(?:gran |sub ?)?total(?:es)?\b|\A(?:cantidad|numero) (?:total )?de (?:asistentes|participantes|personas)\b")]
    private static partial Regex Total();
}
