using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsmeAprende.Data;

namespace UsmeAprende.Learning;

/// <summary>One transaction: the records of several requests, what they do to the state, and what listeners make of them.</summary>
internal sealed class GroupCommit(
    UsmeDb db,
    StateKeeper state,
    IEnumerable<IRecordListener> listeners,
    DailyUse use,
    TimeProvider clock,
    IOptions<LearningOptions> options
)
{
    /// <summary>Each request's receipts, in their order; when it returns, they are on disk.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<RecordReceipt>>> RunAsync(IReadOnlyList<WaitingRecords> group, CancellationToken cancel)
    {
        var (stored, receipts) = await db.WriteAsync(() => StoreAsync(group, cancel), cancel);
        use.Add(stored);
        return receipts;
    }

    private async Task<(IReadOnlyList<LearningRecord> Stored, IReadOnlyList<IReadOnlyList<RecordReceipt>> Receipts)> StoreAsync(
        IReadOnlyList<WaitingRecords> group,
        CancellationToken cancel
    )
    {
        var stored = new List<LearningRecord>();
        var people = group.SelectMany(w => w.Records).Select(r => r.PersonId).Distinct().ToList();
        var erased = await db.People.Where(p => people.Contains(p.Id) && p.ErasedAt != null).Select(p => p.Id).ToHashSetAsync(cancel);
        var authors = group.SelectMany(w => w.Records).Where(DailyUse.Counts).Select(r => r.AuthorId).Distinct().ToList();
        var used = await use.ReadAsync(db, authors, clock.GetUtcNow().UtcDateTime, cancel);
        var met = await MetAsync(group, cancel);

        var receipts = new List<IReadOnlyList<RecordReceipt>>(group.Count);
        foreach (var waiting in group)
        {
            receipts.Add([
                .. waiting.Records.Select(r =>
                    erased.Contains(r.PersonId) ? Refused(r, Receipt.Rejected, Reasons.Erased) : Place(r, met, used, stored)
                ),
            ]);
            db.AddRange(waiting.StoredWith(receipts[^1]));
        }

        if (stored.Count > 0)
        {
            db.AddRange(stored);
            await state.UpdateAsync(stored, cancel);
            await TellAsync(stored, cancel);
        }
        return (stored, receipts);
    }

    // The order of these questions matters: what is stored already is said so even to someone whose day is full.
    private RecordReceipt Place(LearningRecord record, Dictionary<Guid, Met> met, Dictionary<Guid, int> used, List<LearningRecord> stored)
    {
        if (met.TryGetValue(record.Id, out var before))
        {
            return
                before.AuthorId == record.AuthorId
                && before.PersonId == record.PersonId
                && before.ContentHash.AsSpan().SequenceEqual(record.ContentHash)
                ? new RecordReceipt(record.Id, Receipt.Duplicate, Score: before.Score)
                : Refused(record, Receipt.Rejected, Reasons.IdConflict);
        }
        var counts = DailyUse.Counts(record);
        if (counts && used[record.AuthorId] >= options.Value.DailyQuota)
            return Refused(record, Receipt.Later, Reasons.Quota);

        if (counts)
            used[record.AuthorId]++;
        met[record.Id] = new Met(record.Id, record.AuthorId, record.PersonId, record.ContentHash, record.Score);
        stored.Add(record);
        return new RecordReceipt(record.Id, Receipt.Stored, Score: record.Score);
    }

    private static RecordReceipt Refused(LearningRecord record, Receipt result, string reason) => new(record.Id, result, reason);

    private Task<Dictionary<Guid, Met>> MetAsync(IReadOnlyList<WaitingRecords> group, CancellationToken cancel)
    {
        var ids = group.SelectMany(w => w.Records).Select(r => r.Id).Distinct().ToList();
        return db
            .LearningRecords.Where(r => ids.Contains(r.Id))
            .Select(r => new Met(r.Id, r.AuthorId, r.PersonId, r.ContentHash, r.Score))
            .ToDictionaryAsync(m => m.Id, cancel);
    }

    private async Task TellAsync(List<LearningRecord> stored, CancellationToken cancel)
    {
        foreach (var listener in listeners)
        {
            // A listener asks the database, which must already know what it is told of.
            await db.SaveChangesAsync(cancel);
            await listener.StoredAsync(stored, cancel);
        }
    }

    private sealed record Met(Guid Id, Guid AuthorId, Guid PersonId, byte[] ContentHash, int? Score);
}
