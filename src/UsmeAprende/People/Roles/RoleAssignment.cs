using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.People.Accounts;
using UsmeAprende.People.Cards;

namespace UsmeAprende.People.Roles;

/// <summary>Who facilitates, coordinates and administers (R15).</summary>
public sealed class RoleAssignment(UsmeDb db, AuditTrail audit, SessionStateCache sessions, SignInCardIssuing cards)
{
    /// <summary>Gives a person another role, and ends their sessions so that none keeps the old one.</summary>
    /// <returns>False where this actor may not, or it would change nothing.</returns>
    public async Task<bool> ChangeRoleAsync(Guid actor, Guid person, PersonRole to, CancellationToken cancel)
    {
        return await db.WriteAsync(
            async () =>
            {
                db.AfterCommit(() => sessions.Forget(person));
                var by = await db.People.SingleOrDefaultAsync(p => p.Id == actor && p.ErasedAt == null, cancel);
                var whom = await db.People.SingleOrDefaultAsync(p => p.Id == person && p.ErasedAt == null, cancel);
                if (actor == person || by is null || whom is null || !StaffPermissions.MayChangeRole(by.Role, whom.Role, to))
                    return false;
                await audit.AppendAsync(
                    db,
                    actor,
                    PeopleAudit.RoleChanged,
                    PeopleAudit.Subject(person),
                    whom.Role.ToString(),
                    to.ToString(),
                    cancel
                );
                whom.Role = to;

                // A code given when the person was a learner would open what they may do from now on.
                await db.OneUseCodes.Where(c => c.PersonId == person).ExecuteDeleteAsync(cancel);
                if (to is not PersonRole.Learner)
                    await cards.VoidAsync(person, CardVoidReason.StaffRole, cancel);
                whom.EndSessions();
                return true;
            },
            cancel
        );
    }
}
