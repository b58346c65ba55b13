namespace UsmeAprende.Gatherings;

/// <summary>What the audit calls the deeds of staff upon a gathering's attendance (R31).</summary>
public static class AttendanceAudit
{
    public const string Closed = "encuentro.cerrado";
    public const string TimesCorrected = "encuentro.horas-corregidas";

    /// <summary>A mark, note or void that came after closing; its subject is the person, so that it is erased with them (R30).</summary>
    public const string ChangedAfterClosing = "encuentro.asistencia-tras-cierre";

    /// <summary>A card was asked after of somebody whom the gathering did not expect; its subject is the person.</summary>
    public const string CardLookedUp = "encuentro.carne-consultado";

    internal const string NoReason = "llegó sin motivo, de un celular que no tenía señal";

    public static string Subject(Guid gathering) => $"encuentro/{gathering}";
}
