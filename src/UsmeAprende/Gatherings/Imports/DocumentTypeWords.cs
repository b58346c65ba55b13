using UsmeAprende.People;

namespace UsmeAprende.Gatherings.Imports;

/// <summary>What people write for a type of document.</summary>
internal static class DocumentTypeWords
{
    private static readonly Dictionary<string, DocumentType> Known = new(StringComparer.Ordinal)
    {
        ["cc"] = DocumentType.CC,
        ["c c"] = DocumentType.CC,
        ["cedula"] = DocumentType.CC,
        ["cedula de ciudadania"] = DocumentType.CC,
        ["ti"] = DocumentType.TI,
        ["t i"] = DocumentType.TI,
        ["tarjeta de identidad"] = DocumentType.TI,
        ["ce"] = DocumentType.CE,
        ["c e"] = DocumentType.CE,
        ["cedula de extranjeria"] = DocumentType.CE,
        ["ppt"] = DocumentType.PPT,
        ["permiso por proteccion temporal"] = DocumentType.PPT,
        ["pas"] = DocumentType.PAS,
        ["pa"] = DocumentType.PAS,
        ["pasaporte"] = DocumentType.PAS,
    };

    public static DocumentType? Find(string typed) => Known.TryGetValue(PersonName.SearchKey(typed, ""), out var type) ? type : null;
}
