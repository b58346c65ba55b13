using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.Learning.Outbox;

/// <summary>Keeps what revoked keys signed for who looks at it, and tells the phone what became of it (R20).</summary>
public sealed class HeldRecordStore(UsmeDb db, TimeProvider clock)
{
    /// <summary>More than one person does in a month without signal. What comes beyond it waits on its phone.</summary>
    public const int MostPerPerson = 500;

    /// <summary>Keeps what the site does not have yet.</summary>
    /// <returns>In the order of the records.</returns>
    public async Task<IReadOnlyList<RecordResult>> HoldAsync(PersonId person, IReadOnlyList<SealedRecord> records, CancellationToken cancel)
    {
        var ids = records.Select(r => r.Id).ToList();
        var stored = await db
            .LearningRecords.Where(r => r.AuthorId == person && ids.Contains(r.Id))
            .Select(r => r.Id)
            .ToHashSetAsync(cancel);
        var held = await QueryHeld(person, ids).ToDictionaryAsync(h => h.Id, cancel);
        var unseen = records
            .Where(r => !stored.Contains(r.Id) && !held.ContainsKey(r.Id) && r.Box.Length <= HeldRecord.MostBytes)
            .DistinctBy(r => r.Id)
            .ToList();
        if (unseen.Count > 0)
            await db.WriteAsync(() => AddAsync(person, unseen, cancel), cancel);
        return [.. ids.Select(id => Answer(id, stored.Contains(id), held.GetValueOrDefault(id)))];
    }

    private async Task AddAsync(PersonId person, List<SealedRecord> unseen, CancellationToken cancel)
    {
        var ids = unseen.ConvertAll(r => r.Id);
        var there = await QueryHeld(person, ids).Select(h => h.Id).ToHashSetAsync(cancel);
        var room = MostPerPerson - await db.HeldRecords.CountAsync(h => h.PersonId == person && h.DecidedAt == null, cancel);
        var now = clock.GetUtcNow().UtcDateTime;
        db.AddRange(
            unseen
                .Where(r => !there.Contains(r.Id))
                .Take(Math.Max(0, room))
                .Select(r => new HeldRecord
                {
                    Id = r.Id,
                    PersonId = person,
                    DeviceId = r.DeviceId,
                    SealId = r.SealId,
                    EphemeralKey = r.EphemeralKey,
                    Nonce = r.Nonce,
                    Box = r.Box,
                    ReceivedAt = now,
                })
        );
    }

    private IQueryable<HeldRecord> QueryHeld(PersonId person, List<Guid> ids) =>
        db.HeldRecords.AsNoTracking().Where(h => h.PersonId == person && ids.Contains(h.Id));

    // Until it is decided the phone keeps it: its owner may sign in there again, and then it counts like any other (R7).
    private static RecordResult Answer(Guid id, bool isStored, HeldRecord? held) =>
        isStored ? new RecordResult(id, RecordResultKind.Duplicate)
        // Refused by a coordinator, or accepted and then refused by the site itself: an activity that is gone.
        : held is { DecidedAt: not null } ? new RecordResult(id, RecordResultKind.Rejected, RecordReasonCodes.Refused)
        : new RecordResult(id, RecordResultKind.Later, RecordReasonCodes.RevokedDevice);
}
