using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Learning.Outbox;

/// <summary>
/// Coordinators look at what revoked keys signed, all of one phone together, and have it count or not (R20). Whoever found a lost phone may
/// have claimed any time.
/// </summary>
public sealed class HeldRecordReview(UsmeDb db, SealedIntake intake, AuditTrail audit, TimeProvider clock)
{
    private const int MostShown = 50;

    /// <summary>The phones with something to look at, the longest waiting first.</summary>
    /// <param name="read">Reads what was in a record; null if it cannot be understood.</param>
    public async Task<IReadOnlyList<HeldPhone>> ListAsync(Actor actor, Func<byte[], OpenedContent?> read, CancellationToken cancel)
    {
        if (!actor.IsCoordinator)
            return [];
        var phones = await QueryWaiting()
            .GroupBy(h => new { h.PersonId, h.DeviceId })
            .Select(g => new
            {
                g.Key.PersonId,
                g.Key.DeviceId,
                Since = g.Min(h => h.ReceivedAt),
            })
            .OrderBy(g => g.Since)
            .Take(MostShown)
            .ToListAsync(cancel);
        var shown = new List<HeldPhone>();
        foreach (var phone in phones)
        {
            var held = await ListWaitingAsync(phone.PersonId, phone.DeviceId, cancel);
            var opened = await intake.OpenAsync([.. held.Select(h => h.ToSealed())], read, cancel);
            var name = await db
                .People.Where(p => p.Id == phone.PersonId)
                .Select(p => (p.GivenNames + " " + p.Surnames).Trim())
                .SingleAsync(cancel);
            shown.Add(new HeldPhone(phone.PersonId, phone.DeviceId, name, phone.Since, held.Count, [.. opened.OfType<OpenedRecord>()]));
        }
        return shown;
    }

    /// <summary>Decides about all that waits of one phone. Decided again, nothing changes.</summary>
    /// <returns>How many were decided; null for who may not.</returns>
    public async Task<int?> DecideAsync(
        Actor actor,
        PersonId person,
        Guid device,
        bool isAccepted,
        Func<byte[], OpenedContent?> read,
        CancellationToken cancel
    )
    {
        // Nobody says of themselves that their own times are true.
        if (!actor.IsCoordinator || await db.SamePerson(actor.PersonId).ContainsAsync(person, cancel))
            return null;
        var held = await ListWaitingAsync(person, device, cancel);
        var ids = held.ConvertAll(h => h.Id);
        // Stored first: if the rest is not written, they are duplicates the next time.
        if (isAccepted && held.Count > 0)
        {
            var results = await intake.StoreReviewedAsync(held.ConvertAll(h => h.ToSealed()), read, cancel);
            ids = [.. results.Where(r => r.Kind is not RecordResultKind.Later).Select(r => r.Id)];
        }
        return await db.WriteAsync(() => NoteAsync(actor, person, ids, isAccepted, cancel), cancel);
    }

    private async Task<int?> NoteAsync(Actor actor, PersonId person, List<Guid> ids, bool isAccepted, CancellationToken cancel)
    {
        if (!(await actor.ReloadAsync(db, cancel)).IsCoordinator)
            return null;
        var held = await db.HeldRecords.Where(h => h.PersonId == person && h.DecidedAt == null && ids.Contains(h.Id)).ToListAsync(cancel);
        if (held.Count == 0)
            return 0;
        var now = clock.GetUtcNow().UtcDateTime;
        held.ForEach(h => h.Decide(isAccepted, now));
        await audit.AppendAsync(
            db,
            actor.PersonId,
            isAccepted ? HeldRecordAudit.Accepted : HeldRecordAudit.Refused,
            PeopleAudit.Subject(person),
            null,
            $"{held.Count}",
            cancel
        );
        return held.Count;
    }

    private Task<List<HeldRecord>> ListWaitingAsync(PersonId person, Guid device, CancellationToken cancel) =>
        QueryWaiting().Where(h => h.PersonId == person && h.DeviceId == device).OrderBy(h => h.Id).ToListAsync(cancel);

    // Their owner may have signed in on that phone meanwhile, and sent them.
    private IQueryable<HeldRecord> QueryWaiting() =>
        db
            .HeldRecords.AsNoTracking()
            .Where(h => h.DecidedAt == null && !db.LearningRecords.Any(r => r.Id == h.Id && r.AuthorId == h.PersonId));
}

/// <summary>What waits of one phone.</summary>
/// <param name="Since">When the first came, UTC.</param>
/// <param name="Records">Those that can still be opened.</param>
public sealed record HeldPhone(
    PersonId PersonId,
    Guid DeviceId,
    string Name,
    DateTime Since,
    int Count,
    IReadOnlyList<OpenedRecord> Records
);

/// <summary>Names of the audit's entries about what revoked keys signed.</summary>
public static class HeldRecordAudit
{
    public const string Accepted = "aparato.registros-recibidos";
    public const string Refused = "aparato.registros-no-recibidos";
}
