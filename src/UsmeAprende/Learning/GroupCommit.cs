using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsmeAprende.Data;

namespace UsmeAprende.Learning;

/// <summary>Stores the records of several requests in one transaction, updates the state, and calls the listeners.</summary>
internal sealed class GroupCommit(
    UsmeDb db,
    StaffRecordPolicy policy,
    IEventTimes events,
    ActivityStateUpdater state,
    IEnumerable<IRecordListener> listeners,
    DailyRecordCount use,
    TimeProvider clock,
    IOptions<LearningOptions> options
)
{
    /// <summary>Returns the receipts of each request, in order. When it returns, the records are on disk.</summary>
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
        var records = group.SelectMany(w => w.Records).ToList();
        var people = await RecordPeople.ReadAsync(db, records, cancel);
        var authors = records.Where(DailyRecordCount.CountsAgainstQuota).Select(r => r.AuthorId).Distinct().ToList();
        var used = await use.ReadCountsAsync(db, authors, clock.GetUtcNow().UtcDateTime, cancel);
        var earlier = await EarlierRecords.ReadAsync(db, records, cancel);
        var refused = await ListRefusalsAsync(group, people, earlier, cancel);

        var stored = new List<LearningRecord>();
        var met = new Dictionary<Guid, LearningRecord>(earlier.ById);
        var receipts = new List<IReadOnlyList<RecordResult>>(group.Count);
        foreach (var waiting in group)
        {
            receipts.Add([
                .. waiting.Records.Select(r =>
                    refused.TryGetValue(r, out var reason) ? Refuse(r, RecordResultKind.Rejected, reason)
                    : people.IsErased(r.PersonId) ? Refuse(r, RecordResultKind.Rejected, RecordReasonCodes.Erased)
                    : Decide(r, met, used, stored)
                ),
            ]);
            db.AddRange(waiting.ListRowsToStore(receipts[^1]));
            if (waiting.IsStaffs)
                receipts[^1] = await ExplainAsync(receipts[^1], met, cancel);
        }

        if (stored.Count > 0)
        {
            db.AddRange(stored);
            await state.UpdateAsync(stored, earlier, cancel);
            await NotifyListenersAsync(new StoredRecords(stored, earlier, people.SelectHumans(stored)), cancel);
        }
        return (stored, receipts);
    }

    private async Task<IReadOnlyDictionary<LearningRecord, string>> ListRefusalsAsync(
        IReadOnlyList<PendingRecordBatch> group,
        RecordPeople people,
        EarlierRecords earlier,
        CancellationToken cancel
    )
    {
        var refused = new Dictionary<LearningRecord, string>(ReferenceEqualityComparer.Instance);
        var staffs = group.Where(w => w.IsStaffs).SelectMany(w => w.Records).ToList();
        if (staffs.Count == 0)
            return refused;
        var reasons = await policy.ListRefusalsAsync(staffs, people, earlier.ById, cancel);
        for (var at = 0; at < staffs.Count; at++)
            if (reasons[at] is { } reason)
                refused[staffs[at]] = reason;
        return refused;
    }

    // A record about a gathering that has not begun, or is cancelled, is stored too, and the receipt says that it does not count for now
    // (R34). A gathering may be held before its planned day, without signal, and its date corrected later.
    private async Task<IReadOnlyList<RecordResult>> ExplainAsync(
        IReadOnlyList<RecordResult> receipts,
        Dictionary<Guid, LearningRecord> met,
        CancellationToken cancel
    )
    {
        var saved = receipts.Where(r => r.IsSaved).Select(r => met[r.Id]).ToList();
        var times = await events.ReadForRecordsAsync(saved, cancel);
        return [.. receipts.Select(r => r.IsSaved ? r with { Reason = times.FindObstacle(met[r.Id]) } : r)];
    }

    // The order of these checks matters: a duplicate gets "duplicate" even if the person's daily quota is used up.
    private RecordResult Decide(
        LearningRecord record,
        Dictionary<Guid, LearningRecord> met,
        Dictionary<PersonId, int> used,
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
        met[record.Id] = record;
        stored.Add(record);
        return new RecordResult(record.Id, RecordResultKind.Stored, Score: record.Score);
    }

    private static RecordResult Refuse(LearningRecord record, RecordResultKind result, string reason) => new(record.Id, result, reason);

    private async Task NotifyListenersAsync(StoredRecords stored, CancellationToken cancel)
    {
        foreach (var listener in listeners)
        {
            if (listener.AsksDatabase)
                await db.SaveChangesAsync(cancel);
            await listener.OnRecordsStoredAsync(stored, cancel);
        }
    }
}

/// <summary>
/// Counts the records that each person stored today about themselves, and the voids of others' records. The count is read from the database
/// once a day per person and then kept in memory, because reading it for each request would cost more than the request. With several
/// servers the quota may be exceeded a little, which is acceptable: it only protects against floods. Only the one writer uses it, so it
/// needs no locks.
/// </summary>
internal sealed class DailyRecordCount
{
    private DateTime _day;
    private Dictionary<PersonId, int> _stored = [];

    /// <summary>Reads how many records each of these people stored today.</summary>
    public async Task<Dictionary<PersonId, int>> ReadCountsAsync(
        UsmeDb db,
        IReadOnlyList<PersonId> people,
        DateTime now,
        CancellationToken cancel
    )
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
    /// The quota limits what a person sends about themselves. Records of staff about others do not count. Voids do count, since they are
    /// not limited by a gathering and its list.
    /// </summary>
    public static bool CountsAgainstQuota(LearningRecord record) => record.AuthorId == record.PersonId || record.Verb is RecordVerb.Voided;

    /// <summary>Call it after the commit.</summary>
    public void Add(IEnumerable<LearningRecord> stored)
    {
        foreach (var record in stored.Where(CountsAgainstQuota))
        {
            if (_stored.TryGetValue(record.AuthorId, out var count))
                _stored[record.AuthorId] = count + 1;
        }
    }

    private static Task<Dictionary<PersonId, int>> CountAsync(IQueryable<LearningRecord> records, CancellationToken cancel) =>
        records
            .GroupBy(r => r.AuthorId)
            .Select(g => new { Author = g.Key, Count = g.Count() })
            .ToDictionaryAsync(u => u.Author, u => u.Count, cancel);
}
