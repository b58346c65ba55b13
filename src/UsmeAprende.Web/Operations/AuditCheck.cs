using UsmeAprende.Audit;

namespace UsmeAprende.Web.Operations;

/// <summary>The audit looked over: the chain by itself, and beside what is written down outside the database.</summary>
public sealed record AuditCheck(AuditVerdict Chain, WitnessVerdict Witness);
