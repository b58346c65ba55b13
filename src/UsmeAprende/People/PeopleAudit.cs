namespace UsmeAprende.People;

/// <summary>What the audit calls the deeds of staff upon people (R31).</summary>
public static class PeopleAudit
{
    public const string CodeIssued = "persona.codigo";
    public const string CodeUsed = "persona.codigo-usado";
    public const string DocumentSeen = "persona.documento-visto";
    public const string RoleChanged = "persona.rol";
    public const string Erased = "persona.borrada";
    public const string FirstAdministrator = "sitio.primer-administrador";

    public static string Subject(Guid person) => $"persona/{person}";
}
