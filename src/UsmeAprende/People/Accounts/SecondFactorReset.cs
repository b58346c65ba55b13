using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.Mail;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Roles;

namespace UsmeAprende.People.Accounts;

/// <summary>
/// Takes a lost or stolen second factor away, for a person whom staff see, or for staff by whoever runs commands on the server. The person
/// is told: by a letter where an e-mail address is proven, and on their own page for a month.
/// </summary>
public sealed class SecondFactorReset(UsmeDb db, AuditTrail audit, EmailQueue post, SessionStateCache sessions, TimeProvider clock)
{
    private static readonly TimeSpan Told = TimeSpan.FromDays(30);

    /// <returns>False where this member of staff may not, or there is none to take away.</returns>
    public Task<bool> ResetAsync(Guid staff, Guid person, CancellationToken cancel) =>
        TakeAsync(person, staff, () => AccountHelpRules.MayHelpSignInAsync(db, staff, person, cancel), cancel);

    /// <summary>For a command on the server: staff are named by an identifier, of which nobody else's claim counts.</summary>
    /// <param name="typed">A document, phone or e-mail, or the person's id where two share one.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>Whose it was; where not exactly one was found, nothing is done and all of them are told.</returns>
    public async Task<IReadOnlyList<PersonSummary>> ResetByServerAsync(string typed, CancellationToken cancel)
    {
        var keys = PersonIdentifier.PossibleKeys(typed);
        var staff = db
            .People.AsNoTracking()
            .Include(p => p.Identifiers)
            .Where(p => p.ErasedAt == null && p.TwoFactorEnabled && p.Role != PersonRole.Learner);
        var found = await (
            Guid.TryParse(typed, out var id)
                ? staff.Where(p => p.Id == id)
                : staff.Where(p => p.Identifiers.Any(i => keys.Contains(i.MatchKey)))
        ).ToListAsync(cancel);
        if (found is [var one])
            await TakeAsync(one.Id, by: null, () => Task.FromResult(true), cancel);
        return found.ConvertAll(PersonSummary.Of);
    }

    /// <summary>When it was lately done to the person, for them to be told.</summary>
    public Task<DateTime?> FindLastResetAsync(Guid person, CancellationToken cancel)
    {
        var subject = PeopleAudit.Subject(person);
        var since = clock.GetUtcNow().UtcDateTime - Told;
        return db
            .AuditEntries.Where(e => e.Subject == subject && e.Action == PeopleAudit.SecondFactorReset && e.HappenedAt > since)
            .MaxAsync(e => (DateTime?)e.HappenedAt, cancel);
    }

    private async Task<bool> TakeAsync(Guid person, Guid? by, Func<Task<bool>> may, CancellationToken cancel)
    {
        return await db.WriteAsync(
            async () =>
            {
                db.AfterCommit(() => sessions.Forget(person));
                if (
                    !await may()
                    || await db.People.Include(p => p.Identifiers).SingleOrDefaultAsync(p => p.Id == person && p.ErasedAt == null, cancel)
                        is not { TwoFactorEnabled: true } whom
                )
                    return false;
                whom.TwoFactorEnabled = false;

                // Whoever put it there may have a session open.
                whom.EndSessions();
                await db.UserTokens.Where(t => t.UserId == person).ExecuteDeleteAsync(cancel);
                await audit.AppendAsync(db, by, PeopleAudit.SecondFactorReset, PeopleAudit.Subject(person), null, null, cancel);
                var now = clock.GetUtcNow().UtcDateTime;
                if (whom.Identifiers.Find(i => i is { Kind: IdentifierKind.Email, VerifiedAt: not null }) is { } email)
                    post.Enqueue(AccountEmails.CreateSecondFactorResetNotice(person, email.Value), now + Told);
                return true;
            },
            cancel
        );
    }
}
