using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.People.Accounts;
using UsmeAprende.People.Cards;

namespace UsmeAprende.People.Roles;

/// <summary>Changes people's roles (R15).</summary>
public sealed class RoleAssignment(UsmeDb db, AuditTrail audit, SessionStateCache sessions, SignInCardIssuing cards)
{
    /// <summary>Changes a person's role, and ends their sessions, so that none keeps the old role.</summary>
    /// <returns>False if this actor may not, or nothing would change.</returns>
    public async Task<bool> ChangeRoleAsync(Actor actor, PersonId person, PersonRole to, CancellationToken cancel)
    {
        return await db.WriteAsync(
            async () =>
            {
                db.AfterCommit(() => sessions.Forget(person));
                var by = await actor.ReloadAsync(db, cancel);
                var whom = await db.People.SingleOrDefaultAsync(p => p.Id == person && p.ErasedAt == null, cancel);
                if (by.PersonId == person || whom is null || !StaffPermissions.MayChangeRole(by.Role, whom.Role, to))
                    return false;
                await audit.AppendAsync(
                    db,
                    by.PersonId,
                    PeopleAudit.RoleChanged,
                    PeopleAudit.Subject(person),
                    whom.Role.ToString(),
                    to.ToString(),
                    cancel
                );
                whom.Role = to;

                // A code that was given when the person was a learner must not open an account with more rights.
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
