using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsmeAprende.Data;

namespace UsmeAprende.Learning;

/// <summary>One transaction: the records of several requests, what they do to the state, and what listeners make of them.</summary>
internal sealed class GroupCommit(
    UsmeDb db,
    ActivityStateUpdater state,
    IEnumerable<IRecordListener> listeners,
    DailyRecordCount use,
    TimeProvider clock,
    IOptions<LearningOptions> options
)
{
    /// <summary>Each request's receipts, in their order; when it returns, they are on disk.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<RecordResult>>> RunAsync(
        IReadOnlyList<PendingRecordBatch> group,
        CancellationToken cancel
    )
    {
        var (stored, receipts) = await db.WriteAsync(() => StoreAsync(group, cancel), cancel);
        use.Add(stored);
        return receipts;
    }

    private async Task<(IReadOnlyList<LearningRecord> Stored, IReadOnlyList<IReadOnlyList<RecordResult>> Receipts)> StoreAsync(
        IReadOnlyList<PendingRecordBatch> group,
        CancellationToken cancel
    )
    {
        var stored = new List<LearningRecord>();
        var people = group.SelectMany(w => w.Records).Select(r => r.PersonId).Distinct().ToList();
        var erased = await db.People.Where(p => people.Contains(p.Id) && p.ErasedAt != null).Select(p => p.Id).ToHashSetAsync(cancel);
        var authors = group
            .SelectMany(w => w.Records)
            .Where(DailyRecordCount.CountsAgainstQuota)
            .Select(r => r.AuthorId)
            .Distinct()
            .ToList();
        var used = await use.ReadCountsAsync(db, authors, clock.GetUtcNow().UtcDateTime, cancel);
        var met = await ReadStoredAsync(group, cancel);

        var receipts = new List<IReadOnlyList<RecordResult>>(group.Count);
        foreach (var waiting in group)
        {
            receipts.Add([
                .. waiting.Records.Select(r =>
                    erased.Contains(r.PersonId)
                        ? Refuse(r, RecordResultKind.Rejected, RecordReasonCodes.Erased)
                        : Decide(r, met, used, stored)
                ),
            ]);
            db.AddRange(waiting.ListRowsToStore(receipts[^1]));
        }

        if (stored.Count > 0)
        {
            db.AddRange(stored);
            await state.UpdateAsync(stored, cancel);
            await NotifyListenersAsync(stored, cancel);
        }
        return (stored, receipts);
    }

    // The order of these questions matters: what is stored already is said so even to someone whose day is full.
    private RecordResult Decide(
        LearningRecord record,
        Dictionary<Guid, StoredRecordKey> met,
        Dictionary<Guid, int> used,
        List<LearningRecord> stored
    )
    {
        if (met.TryGetValue(record.Id, out var before))
        {
            return
                before.AuthorId == record.AuthorId
                && before.PersonId == record.PersonId
                && before.ContentHash.AsSpan().SequenceEqual(record.ContentHash)
                ? new RecordResult(record.Id, RecordResultKind.Duplicate, Score: before.Score)
                : Refuse(record, RecordResultKind.Rejected, RecordReasonCodes.IdConflict);
        }
        var counts = DailyRecordCount.CountsAgainstQuota(record);
        if (counts && used[record.AuthorId] >= options.Value.DailyQuota)
            return Refuse(record, RecordResultKind.Later, RecordReasonCodes.Quota);

        if (counts)
            used[record.AuthorId]++;
        met[record.Id] = new StoredRecordKey(record.Id, record.AuthorId, record.PersonId, record.ContentHash, record.Score);
        stored.Add(record);
        return new RecordResult(record.Id, RecordResultKind.Stored, Score: record.Score);
    }

    private static RecordResult Refuse(LearningRecord record, RecordResultKind result, string reason) => new(record.Id, result, reason);

    private Task<Dictionary<Guid, StoredRecordKey>> ReadStoredAsync(IReadOnlyList<PendingRecordBatch> group, CancellationToken cancel)
    {
        var ids = group.SelectMany(w => w.Records).Select(r => r.Id).Distinct().ToList();
        return db
            .LearningRecords.Where(r => ids.Contains(r.Id))
            .Select(r => new StoredRecordKey(r.Id, r.AuthorId, r.PersonId, r.ContentHash, r.Score))
            .ToDictionaryAsync(m => m.Id, cancel);
    }

    private async Task NotifyListenersAsync(List<LearningRecord> stored, CancellationToken cancel)
    {
        foreach (var listener in listeners)
        {
            // A listener asks the database, which must already know what it is told of.
            await db.SaveChangesAsync(cancel);
            await listener.OnRecordsStoredAsync(stored, cancel);
        }
    }

    private sealed record StoredRecordKey(Guid Id, Guid AuthorId, Guid PersonId, byte[] ContentHash, int? Score);
}

/// <summary>
/// Told of records as they are stored, inside their transaction, so that what follows from them (a badge, a reminder no longer due) is
/// stored with them or not at all. Resolved from the scope of the write: a <c>UsmeDb</c> it asks for is the one being written.
/// </summary>
public interface IRecordListener
{
    /// <param name="records">
    /// Newly stored, of as many people as were written together; duplicates are not told again. The activity states already include them.
    /// </param>
    /// <param name="cancel">Stops waiting.</param>
    Task OnRecordsStoredAsync(IReadOnlyList<LearningRecord> records, CancellationToken cancel);
}

/// <summary>
/// How many records each person has stored today about themselves, and how many of others' they took back. Read from the database once a
/// day per person and counted on from there, since reading it for each request would cost more than the request. Several servers may thus
/// take a little more than the quota, which only guards against floods. Used by the one writer, and so without locks.
/// </summary>
internal sealed class DailyRecordCount
{
    private DateTime _day;
    private Dictionary<Guid, int> _stored = [];

    /// <summary>Records stored today by each of these people.</summary>
    public async Task<Dictionary<Guid, int>> ReadCountsAsync(UsmeDb db, IReadOnlyList<Guid> people, DateTime now, CancellationToken cancel)
    {
        var today = BogotaClock.StartOfDay(now);
        if (today != _day)
            (_day, _stored) = (today, []);

        var strangers = people.Where(p => !_stored.ContainsKey(p)).ToList();
        if (strangers.Count > 0)
        {
            var own = await CountAsync(
                db.LearningRecords.Where(r => strangers.Contains(r.PersonId) && r.AuthorId == r.PersonId && r.ReceivedAt >= today),
                cancel
            );
            var takenBack = await CountAsync(
                db.LearningRecords.Where(r =>
                    r.TargetId != null && strangers.Contains(r.AuthorId) && r.AuthorId != r.PersonId && r.ReceivedAt >= today
                ),
                cancel
            );
            foreach (var person in strangers)
                _stored[person] = own.GetValueOrDefault(person) + takenBack.GetValueOrDefault(person);
        }
        return people.ToDictionary(p => p, p => _stored[p]);
    }

    /// <summary>
    /// The quota is against floods of one's own: what staff say of somebody does not use that person's day up. Taking back needs no
    /// gathering and no list, and so counts.
    /// </summary>
    public static bool CountsAgainstQuota(LearningRecord record) => record.AuthorId == record.PersonId || record.Verb is RecordVerb.Voided;

    /// <summary>To be called after the commit.</summary>
    public void Add(IEnumerable<LearningRecord> stored)
    {
        foreach (var record in stored.Where(CountsAgainstQuota))
        {
            if (_stored.TryGetValue(record.AuthorId, out var count))
                _stored[record.AuthorId] = count + 1;
        }
    }

    private static Task<Dictionary<Guid, int>> CountAsync(IQueryable<LearningRecord> records, CancellationToken cancel) =>
        records
            .GroupBy(r => r.AuthorId)
            .Select(g => new { Author = g.Key, Count = g.Count() })
            .ToDictionaryAsync(u => u.Author, u => u.Count, cancel);
}
