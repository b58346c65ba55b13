namespace UsmeAprende.Reports.Persons;

/// <summary>Names of the audit's entries about reading people's data (R31).</summary>
public static class PersonsAudit
{
    public const string Exported = "personas.exportadas";
    public const string FileOpened = "persona.ficha-abierta";
    public const string Spoke = "persona.llamada";
    public const string NotReached = "persona.llamada-sin-respuesta";

    /// <summary>The subject of entries about the whole list.</summary>
    public static string All => "personas";
}
