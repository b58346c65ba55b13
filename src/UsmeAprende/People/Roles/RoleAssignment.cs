using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.People.Accounts;
using UsmeAprende.People.Cards;
using UsmeAprende.People.Identity;

namespace UsmeAprende.People.Roles;

/// <summary>Changes people's roles (R15).</summary>
public sealed class RoleAssignment(UsmeDb db, AuditTrail audit, SessionStateCache sessions, SignInCardIssuing cards)
{
    /// <summary>Whether it is known who they are: staff saw their document, or they answered a code sent to their e-mail (R10).</summary>
    public Task<bool> IsProvenAsync(PersonId person, CancellationToken cancel) =>
        db.PersonIdentifiers.AnyAsync(
            i =>
                db.SamePerson(person).Contains(i.PersonId)
                && i.VerifiedAt != null
                && (i.Kind == IdentifierKind.Document || i.Kind == IdentifierKind.Email),
            cancel
        );

    /// <summary>Changes a person's role, and ends their sessions, so that none keeps the old role.</summary>
    public async Task<RoleChangeResult> ChangeRoleAsync(Actor actor, PersonId person, PersonRole to, CancellationToken cancel)
    {
        return await db.WriteAsync(
            async () =>
            {
                db.AfterCommit(() => sessions.Forget(person));
                var by = await actor.ReloadAsync(db, cancel);
                var whom = await db.People.SingleOrDefaultAsync(p => p.Id == person && p.ErasedAt == null, cancel);
                if (by.PersonId == person || whom is null || !StaffPermissions.MayChangeRole(by.Role, whom.Role, to))
                    return RoleChangeResult.NotAllowed;
                // Relatives share phones, so a proven phone does not say who somebody is.
                if (to is not PersonRole.Learner && !await IsProvenAsync(person, cancel))
                    return RoleChangeResult.NotProven;
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
                return RoleChangeResult.Changed;
            },
            cancel
        );
    }
}

/// <summary>What came of changing a role.</summary>
public enum RoleChangeResult
{
    Changed,

    /// <summary>This actor may not, or nothing would change.</summary>
    NotAllowed,

    /// <summary>Nobody saw the person's document, and they did not prove their e-mail.</summary>
    NotProven,
}
