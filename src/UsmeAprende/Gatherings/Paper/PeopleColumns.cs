using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using UsmeAprende.Documents.Tables;
using UsmeAprende.People.Identity;
using UsmeAprende.Typing;

namespace UsmeAprende.Gatherings.Paper;

/// <summary>Finds the meaning of a list's columns by their headings.</summary>
internal sealed class PeopleColumns
{
    private const int LongestHeading = 80;

    private static readonly string[] Codes = ["código", "codigo de fila", "fila"];
    private static readonly string[] Documents =
    [
        "documento",
        "número de documento",
        "no documento",
        "n documento",
        "documento de identidad",
        "número de identificación",
        "identificación",
        "cédula",
        "número de cédula",
        "cc",
        "num doc",
        "no doc",
    ];
    private static readonly string[] Types =
    [
        "tipo",
        "tipo de documento",
        "tipo documento",
        "tipo doc",
        "tip doc",
        "t doc",
        "t documento",
        "td",
        "tipo de identificación",
        "tipo identificación",
        "tipo id",
        "clase de documento",
    ];
    private static readonly string[] Given = ["nombres", "nombre", "nombres completos"];
    private static readonly string[] Family = ["apellidos", "apellido"];
    private static readonly string[] Phones =
    [
        "teléfono",
        "celular",
        "teléfono celular",
        "número de celular",
        "móvil",
        "whatsapp",
        "teléfono de contacto",
    ];
    private static readonly string[] Emails = ["correo", "correo electrónico", "e-mail", "mail"];
    private static readonly string[] Places =
    [
        "lugar",
        "vereda",
        "barrio",
        "vereda o barrio",
        "barrio o vereda",
        "lugar de residencia",
        "dónde vive",
    ];
    private static readonly string[] Births =
    [
        "año de nacimiento",
        "año nacimiento",
        "nacimiento",
        "fecha de nacimiento",
        "fecha nacimiento",
    ];
    private static readonly string[] Guardians = ["acudiente", "adulto responsable", "nombre del acudiente"];

    private static readonly HashSet<string> Known =
    [
        .. new[] { Codes, Documents, Types, Given, Family, Phones, Emails, Places, Births, Guardians }
            .SelectMany(names => names)
            .Select(TableFile.NormaliseName),
    ];

    private PeopleColumns(TableFile table)
    {
        Code = table.FindColumn(Codes);
        Document = table.FindColumn(Documents);
        Type = table.FindColumn(Types);
        GivenNames = table.FindColumn(Given);
        Surnames = table.FindColumn(Family);
        Phone = table.FindColumn(Phones);
        Email = table.FindColumn(Emails);
        Place = table.FindColumn(Places);
        BirthYear = table.FindColumn(Births);
        Guardian = table.FindColumn(Guardians);
        Others = [.. table.Columns.Where(c => !All.Contains(c))];
    }

    public TableColumn? Code { get; }

    public TableColumn? Document { get; }

    public TableColumn? Type { get; }

    public TableColumn? GivenNames { get; }

    public TableColumn? Surnames { get; }

    public TableColumn? Phone { get; }

    public TableColumn? Email { get; }

    public TableColumn? Place { get; }

    public TableColumn? BirthYear { get; }

    public TableColumn? Guardian { get; }

    /// <summary>Columns with an unknown heading or without one.</summary>
    public IReadOnlyList<TableColumn> Others { get; }

    private IEnumerable<TableColumn?> All => [Code, Document, Type, GivenNames, Surnames, Phone, Email, Place, BirthYear, Guardian];

    /// <summary>Whether a row has the headings: at least two of its values are known headings. A title line has at most one.</summary>
    public static bool IsHeading(IReadOnlyList<string> values) =>
        values.Count(value =>
            value.Length <= LongestHeading
            && (Known.Contains(TableFile.NormaliseName(value)) || PresenceWords.IsPresence(value) || PresenceWords.IsSignature(value))
        ) > 1;

    public static bool TryFind(TableFile table, [NotNullWhen(true)] out PeopleColumns? columns, [NotNullWhen(false)] out string? problem)
    {
        var found = new PeopleColumns(table);
        problem =
            found.Code is not null && found.GivenNames is null && found.Surnames is null ? null
            : found.All.OfType<TableColumn>().FirstOrDefault(c => table.FindTwin(c) is not null) is { } twice
                ? $"Dos columnas se llaman «{twice.Name}»: la {twice.Letter} y la {table.FindTwin(twice)!.Letter}. Deje una."
            : found.Document is not null && found.Type is null && found.Others.FirstOrDefault(c => HoldsTypes(table, c)) is { } type
                ? $"La {type} parece decir el tipo de documento. Póngale el título «tipo» y suba la lista otra vez."
            : found.GivenNames is null || found.Surnames is null ? NamesProblem(found)
            : null;
        columns = problem is null ? found : null;
        return columns is not null;
    }

    // An unknown heading must not turn a minor's TI into a CC (R37).
    private static bool HoldsTypes(TableFile table, TableColumn column)
    {
        var filled = table.Rows.Select(r => r.Values[column.At]).Where(value => !NoValue.Is(value)).ToList();
        return filled.Count > 0 && filled.TrueForAll(value => DocumentTypeWords.Find(value) is not null);
    }

    private static string NamesProblem(PeopleColumns found)
    {
        var parts = found
            .Others.Where(c =>
                TypedText.Fold(c.Name) is var name
                && (name.Contains("nombre", StringComparison.Ordinal) || name.Contains("apellido", StringComparison.Ordinal))
            )
            .ToList();
        return parts.Find(c =>
                TypedText.Fold(c.Name) is var name
                && (
                    name.Contains("nombre", StringComparison.Ordinal) && name.Contains("apellido", StringComparison.Ordinal)
                    || name == "nombre completo"
                )
            )
                is { } whole
                ? $"La {whole} trae nombres y apellidos juntos. Sepárelos en dos columnas, «nombres» y «apellidos», y "
                    + "suba la lista otra vez."
            : parts.Count > 1
                ? "Los nombres vienen en varias columnas. Únalos en dos: «nombres», con todos los nombres, y "
                    + "«apellidos», con todos los apellidos."
            : found.GivenNames is null
                ? "Falta la columna «nombres». Borre lo que haya encima de los títulos, y ponga nombres y apellidos en columnas aparte."
            : "Falta la columna «apellidos». Separe nombres y apellidos en dos columnas. Si nadie tiene "
                + "apellidos, escriba «-» en cada fila.";
    }
}

/// <summary>The words that people write for a type of document.</summary>
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
