namespace UsmeAprende.Web.Operations;

/// <summary>What the audit calls the administrator's deeds upon the machine (R31).</summary>
public static class OperationsAudit
{
    public const string JobRun = "trabajo.ejecutado";
    public const string BatchResumed = "lote.reanudado";

    public static string Job(string name) => $"trabajo/{name}";

    public static string Batch(Guid batch) => $"lote/{batch}";
}
