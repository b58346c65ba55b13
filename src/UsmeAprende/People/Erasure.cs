using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.Mail;

namespace UsmeAprende.People;

/// <summary>
/// Erases a person and leaves a tombstone (R30). First in one transaction, whatever happens after; then letters, free pages and the log are cleaned,
/// which is done again at the next start if it was cut short.
/// </summary>
public sealed class Erasure(UsmeDb db, WriteGate gate, AuditTrail audit, IMailer mailer, IEnumerable<IPersonErasure> features, Sessions sessions, TimeProvider clock)
{
    /// <summary>Staff give up their role first: their name stands under other people's documents.</summary>
    public async Task<bool> EraseAsync(Guid id, CancellationToken cancel)
    {
        var erased = await gate.WriteAsync(db, async () =>
        {
            if (await db.People.SingleOrDefaultAsync(p => p.Id == id && p.Role == Role.Learner && p.ErasedAt == null, cancel) is not { } person)
                return false;
            foreach (var feature in features)
                await feature.EraseAsync(id, cancel);
            await db.PersonIdentifiers.Where(i => i.PersonId == id).ExecuteDeleteAsync(cancel);
            await db.PersonDevices.Where(d => d.PersonId == id).ExecuteDeleteAsync(cancel);
            await db.OneUseCodes.Where(c => c.PersonId == id).ExecuteDeleteAsync(cancel);
            await db.UserTokens.Where(t => t.UserId == id).ExecuteDeleteAsync(cancel);
            await db.Set<IdentityUserPasskey<Guid>>().Where(p => p.UserId == id).ExecuteDeleteAsync(cancel);
            await AuditTrail.EraseValuesAsync(db, PeopleAudit.Subject(id), cancel);
            await audit.AppendAsync(db, id, PeopleAudit.Erased, PeopleAudit.Subject(id), null, null, cancel);
            person.Erase(clock.GetUtcNow().UtcDateTime);
            return true;
        }, cancel);
        if (!erased)
            return false;
        sessions.Forget(id);

        // From here on the person may close the browser: what was begun is finished.
        await FinishAsync(CancellationToken.None);
        return true;
    }

    /// <summary>Cleans up after every erasure not yet finished.</summary>
    public async Task FinishAsync(CancellationToken cancel)
    {
        var unfinished = await db.People.Where(p => p.ErasedAt != null && p.ErasureFinishedAt == null).Select(p => p.Id).ToListAsync(cancel);
        if (unfinished.Count == 0)
            return;
        foreach (var person in unfinished)
            mailer.Forget(person);
        var clean = false;
        await gate.AloneAsync(async () => clean = await SqliteDatabase.ScrubAsync(db, cancel), cancel);
        if (!clean)
            return;
        var now = clock.GetUtcNow().UtcDateTime;
        await gate.WriteAsync(db, () => db.People.Where(p => unfinished.Contains(p.Id)).ExecuteUpdateAsync(set => set.SetProperty(p => p.ErasureFinishedAt, now), cancel), cancel);
    }
}
