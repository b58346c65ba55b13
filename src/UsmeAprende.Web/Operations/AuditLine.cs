namespace UsmeAprende.Web.Operations;

/// <summary>One audited deed as the administrator sees it. Only staff are named.</summary>
public sealed record AuditLine(long Sequence, DateTime HappenedAt, string Action, string? StaffName, bool ByProgramme)
{
    public string Who =>
        StaffName switch
        {
            null => ByProgramme ? "El programa" : "La propia persona",
            _ when string.IsNullOrWhiteSpace(StaffName) => "Alguien que estuvo en el equipo y borró sus datos",
            _ => StaffName,
        };

    public string What => AuditWords.Of(Action);
}
