namespace UsmeAprende.Restoring;

/// <summary>What the audit calls a backup that was put back (R31).</summary>
public static class RestoringAudit
{
    public const string Noticed = "sitio.copia-devuelta";

    public static string Subject => "sitio";
}
