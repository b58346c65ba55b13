using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.Mail;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Roles;

namespace UsmeAprende.People.Accounts;

/// <summary>
/// Removes a lost or stolen second factor: by staff who see the person, or for staff by a command on the server. The person is notified by
/// e-mail, if an address is proven, and on their own page for a month.
/// </summary>
public sealed class SecondFactorReset(
    UsmeDb db,
    AuditTrail audit,
    EmailQueue post,
    AccountEmails letters,
    SessionStateCache sessions,
    TimeProvider clock
)
{
    private static readonly TimeSpan Told = TimeSpan.FromDays(30);

    /// <returns>False if this member of staff may not, or there is none to remove.</returns>
    public Task<bool> ResetAsync(Actor actor, PersonId person, CancellationToken cancel) =>
        TakeAsync(person, actor.PersonId, () => AccountHelpRules.MayHelpSignInAsync(db, actor, person, cancel), cancel);

    /// <summary>For a command on the server: finds staff by an identifier; other people's claims do not count.</summary>
    /// <param name="typed">A document, phone or e-mail, or the person's id where two share one.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>The people found. Nothing is done unless it is exactly one.</returns>
    public async Task<IReadOnlyList<PersonSummary>> ResetByServerAsync(string typed, CancellationToken cancel)
    {
        var keys = PersonIdentifier.PossibleKeys(typed);
        var staff = db
            .People.AsNoTracking()
            .Include(p => p.Identifiers)
            .Where(p => p.ErasedAt == null && p.TwoFactorEnabled && p.Role != PersonRole.Learner);
        var found = await (
            PersonId.TryParse(typed, out var id)
                ? staff.Where(p => p.Id == id)
                : staff.Where(p => p.Identifiers.Any(i => keys.Contains(i.MatchKey)))
        ).ToListAsync(cancel);
        if (found is [var one])
            await TakeAsync(one.Id, by: null, () => Task.FromResult(true), cancel);
        return found.ConvertAll(PersonSummary.Of);
    }

    /// <summary>When it was last done to the person, for the notice on their page; null if not lately.</summary>
    public Task<DateTime?> FindLastResetAsync(PersonId person, CancellationToken cancel)
    {
        var subject = PeopleAudit.Subject(person);
        var since = clock.GetUtcNow().UtcDateTime - Told;
        return db
            .AuditEntries.Where(e => e.Subject == subject && e.Action == PeopleAudit.SecondFactorReset && e.HappenedAt > since)
            .MaxAsync(e => (DateTime?)e.HappenedAt, cancel);
    }

    private async Task<bool> TakeAsync(PersonId person, PersonId? by, Func<Task<bool>> may, CancellationToken cancel)
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

                // Another person who set the factor up may have an open session.
                whom.EndSessions();
                await db.UserTokens.Where(t => t.UserId == person).ExecuteDeleteAsync(cancel);
                await audit.AppendAsync(db, by, PeopleAudit.SecondFactorReset, PeopleAudit.Subject(person), null, null, cancel);
                var now = clock.GetUtcNow().UtcDateTime;
                if (whom.Identifiers.Find(i => i is { Kind: IdentifierKind.Email, VerifiedAt: not null }) is { } email)
                    post.Enqueue(letters.CreateSecondFactorResetNotice(person, whom.GivenNames, email.Value), now + Told);
                return true;
            },
            cancel
        );
    }
}
