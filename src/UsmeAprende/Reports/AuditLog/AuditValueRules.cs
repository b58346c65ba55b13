using System.Collections.Frozen;
using UsmeAprende.Badges;
using UsmeAprende.Certificates;
using UsmeAprende.Credentials;
using UsmeAprende.People;
using UsmeAprende.People.Places;
using UsmeAprende.Reports.OpenData;
using UsmeAprende.Reports.Persons;
using UsmeAprende.Reports.Plan;

namespace UsmeAprende.Reports.AuditLog;

/// <summary>
/// Whose values before and after may be read by people who may not read personal data, such as auditors. What is not named here may hold
/// some, so new actions are closed until somebody looked.
/// </summary>
internal static class AuditValueRules
{
    private static readonly FrozenSet<string> Open = new[]
    {
        PeopleAudit.RoleChanged,
        PersonsAudit.Exported,
        AuditLogAudit.Exported,
        CertificatesAudit.Exported,
        CredentialsAudit.Rotated,
        PlaceAudit.Added,
        PlaceAudit.Changed,
        PlanAudit.Reported,
        PlanAudit.Withdrawn,
        OpenDataAudit.Released,
        BadgesAudit.GoalSet,
        BadgesAudit.GoalChanged,
        BadgesAudit.GoalRemoved,
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool AreOpen(string action) => Open.Contains(action);
}
