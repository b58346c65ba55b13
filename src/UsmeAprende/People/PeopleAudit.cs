namespace UsmeAprende.People;

/// <summary>Names of the audit's entries about people (R31).</summary>
public static class PeopleAudit
{
    public const string CodeIssued = "persona.codigo";
    public const string CodeUsed = "persona.codigo-usado";
    public const string DocumentSeen = "persona.documento-visto";
    public const string Corrected = "persona.corregida";
    public const string RoleChanged = "persona.rol";
    public const string Registered = "persona.registrada";
    public const string Proposed = "persona.parecida";
    public const string Merged = "persona.unida";
    public const string Unmerged = "persona.separada";
    public const string ToldApart = "persona.distinta";
    public const string CardGiven = "carne.dado";
    public const string CardPinSet = "carne.pin";
    public const string CardVoided = "carne.anulado";
    public const string Erased = "persona.borrada";
    public const string FirstAdministrator = "sitio.primer-administrador";

    public const string AnotherAdministrator = "sitio.otro-administrador";
    public const string AdministratorLink = "sitio.enlace-de-administrador";
    public const string SecondFactorReset = "persona.segundo-paso-quitado";
    public const string LookedUp = "persona.buscada";

    /// <summary>The subject of entries about no person.</summary>
    public static string Site => "sitio";

    /// <summary>The subject of a search that found nobody.</summary>
    public static string Nobody => "persona";

    public static string Subject(PersonId person) => $"persona/{person}";
}
