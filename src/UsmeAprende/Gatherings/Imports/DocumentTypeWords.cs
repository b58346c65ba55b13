using UsmeAprende.People.Identity;

namespace UsmeAprende.Gatherings.Imports;

/// <summary>What people write for a type of document.</summary>
internal static class DocumentTypeWords
{
    private static readonly Dictionary<string, IdentityDocumentType> Known = new(StringComparer.Ordinal)
    {
        ["cc"] = IdentityDocumentType.CC,
        ["c c"] = IdentityDocumentType.CC,
        ["cedula"] = IdentityDocumentType.CC,
        ["cedula de ciudadania"] = IdentityDocumentType.CC,
        ["ti"] = IdentityDocumentType.TI,
        ["t i"] = IdentityDocumentType.TI,
        ["tarjeta de identidad"] = IdentityDocumentType.TI,
        ["ce"] = IdentityDocumentType.CE,
        ["c e"] = IdentityDocumentType.CE,
        ["cedula de extranjeria"] = IdentityDocumentType.CE,
        ["ppt"] = IdentityDocumentType.PPT,
        ["permiso por proteccion temporal"] = IdentityDocumentType.PPT,
        ["pas"] = IdentityDocumentType.PAS,
        ["pa"] = IdentityDocumentType.PAS,
        ["pasaporte"] = IdentityDocumentType.PAS,
    };

    public static IdentityDocumentType? Find(string typed) =>
        Known.TryGetValue(PersonName.SearchKey(typed, ""), out var type) ? type : null;
}
