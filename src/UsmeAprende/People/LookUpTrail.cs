using UsmeAprende.Audit;
using UsmeAprende.Data;

namespace UsmeAprende.People;

/// <summary>Notes whom staff looked up, without what they typed: whoever finds people finds their data (R14).</summary>
public sealed class LookUpTrail(UsmeDb db, AuditTrail audit)
{
    /// <param name="staff">Who looked.</param>
    /// <param name="found">Whom they were shown; nobody where what they typed is nobody's.</param>
    /// <param name="cancel">Stops waiting.</param>
    public Task NoteAsync(Guid staff, IReadOnlyCollection<Guid> found, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                foreach (var subject in found.Count == 0 ? [PeopleAudit.Nobody] : found.Select(PeopleAudit.Subject))
                    await audit.AppendAsync(db, staff, PeopleAudit.LookedUp, subject, null, null, cancel);
            },
            cancel
        );
}
