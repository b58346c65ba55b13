using UsmeAprende.People.Identity;
using UsmeAprende.Web.Kit.Forms;

namespace UsmeAprende.Web.People.Identity;

/// <summary>Spanish names of identifiers.</summary>
public static class IdentifierWords
{
    public static string Name(PersonIdentifier identifier) =>
        identifier.Kind switch
        {
            IdentifierKind.Phone => "Celular",
            IdentifierKind.Email => "Correo",
            _ => IdentityDocumentChoices.All.First(choice => choice.Value == identifier.DocumentType.ToString()).Text,
        };

    /// <summary>The text for an identifier with which sign-in does not try the person at an unfamiliar device (R11).</summary>
    public const string Crowded = "Ya lo usan varias personas: para entrar en otro celular use otro de sus datos.";

    /// <summary>«cédula terminada en 1234»: in words, since letters such as PAS are spelled to who listens.</summary>
    public static string DescribeEnd(IdentityDocumentType type, string lastFour) =>
        type switch
        {
            IdentityDocumentType.CC => $"cédula terminada en {lastFour}",
            IdentityDocumentType.TI => $"tarjeta de identidad terminada en {lastFour}",
            IdentityDocumentType.CE => $"cédula de extranjería terminada en {lastFour}",
            IdentityDocumentType.PPT => $"permiso por protección temporal terminado en {lastFour}",
            _ => $"pasaporte terminado en {lastFour}",
        };

    /// <summary>«Cédula de ciudadanía 52.345.678»: the whole number, to compare it with the document in one's hand.</summary>
    public static string DescribeWhole(IdentityDocumentType type, string number) =>
        $"{IdentityDocumentChoices.All.First(choice => choice.Value == type.ToString()).Text} "
        + (number.All(char.IsAsciiDigit) ? GroupDigits(number) : number);

    // As text: a number may begin with zeros.
    private static string GroupDigits(string digits)
    {
        var grouped = digits;
        for (var at = digits.Length - 3; at > 0; at -= 3)
            grouped = grouped.Insert(at, ".");
        return grouped;
    }

    /// <summary>What the owner can do to prove an identifier.</summary>
    public static string HowToConfirm(IdentifierKind kind) =>
        kind switch
        {
            IdentifierKind.Phone => "Sirve para entrar así. Por ahora no hace falta confirmarlo.",
            IdentifierKind.Email => "Confírmelo aquí abajo, con el código que le llega.",
            _ => "Muestre su documento en un café para confirmarlo.",
        };
}

/// <summary>The types of documents for forms, as printed on the documents.</summary>
public static class IdentityDocumentChoices
{
    public static IReadOnlyList<FormChoice> All { get; } =
    [
        new("CC", "Cédula de ciudadanía"),
        new("TI", "Tarjeta de identidad"),
        new("CE", "Cédula de extranjería"),
        new("PPT", "Permiso por protección temporal (PPT)"),
        new("PAS", "Pasaporte"),
    ];
}
