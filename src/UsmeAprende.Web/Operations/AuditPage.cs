namespace UsmeAprende.Web.Operations;

/// <summary>A page of the audit, latest first, and where the next one starts.</summary>
public sealed record AuditPage(IReadOnlyList<AuditLine> Lines, long? Next);
