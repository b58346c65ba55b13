using UsmeAprende.People;

namespace UsmeAprende.Web.People;

/// <summary>What the screen calls a person's identifiers.</summary>
public static class IdentifierWords
{
    public static string Name(PersonIdentifier identifier) => identifier.Kind switch
    {
        IdentifierKind.Phone => "Celular",
        IdentifierKind.Email => "Correo",
        _ => DocumentTypes.Choices.First(choice => choice.Value == identifier.DocumentType.ToString()).Text,
    };
}
