namespace UsmeAprende.Reminders;

/// <summary>What the audit calls the deeds of staff upon reminders (R31).</summary>
public static class RemindersAudit
{
    public const string Called = "aviso.llamada";

    public static string Subject(Guid reminder) => $"aviso/{reminder}";
}
