namespace UsmeAprende.Audit;

/// <summary>Whether the chain holds, and if not, the first entry that does not fit.</summary>
public sealed record AuditVerdict(long Entries, long? FirstBroken)
{
    public bool Holds => FirstBroken is null;
}
