using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Learning;

/// <summary>
/// The records that a unit of work stores, with the data that it read for them, so that listeners need not read it again.
/// </summary>
/// <param name="Added">The new records, of one or more people, without duplicates.</param>
/// <param name="Earlier">Earlier records that matter for them.</param>
/// <param name="Humans">All rows of the humans whom the records are about (R14).</param>
public sealed record StoredRecords(IReadOnlyList<LearningRecord> Added, EarlierRecords Earlier, HumanRows Humans)
{
    /// <summary>
    /// True if a record may be voided now. Then results must be computed again, since joining the new records is not enough.
    /// </summary>
    public bool HasVoids => Earlier.Voids.Count > 0 || Added.Any(r => r.Verb is RecordVerb.Voided);
}

/// <summary>Earlier records that matter for new ones. They are read once, in the transaction of the new records.</summary>
/// <param name="ById">Records with the same ids, and records that the new ones void.</param>
/// <param name="Voids">Voids that arrived before the record that they void (R3).</param>
/// <param name="OfAttendance">Attendance records of the same people at the same gatherings, and their voids.</param>
public sealed record EarlierRecords(
    IReadOnlyDictionary<Guid, LearningRecord> ById,
    IReadOnlyList<LearningRecord> Voids,
    IReadOnlyList<LearningRecord> OfAttendance
)
{
    public static readonly EarlierRecords None = new(new Dictionary<Guid, LearningRecord>(), [], []);

    internal static async Task<EarlierRecords> ReadAsync(UsmeDb db, IReadOnlyList<LearningRecord> records, CancellationToken cancel)
    {
        var ids = records.Select(r => r.Id).Concat(records.Select(r => r.TargetId).OfType<Guid>()).Distinct().ToList();
        var attended = records.Where(r => r.Verb is RecordVerb.Attended).ToList();
        var people = attended.Select(r => r.PersonId).Distinct().ToList();
        var activities = attended
            .Select(GatheringRecords.FindGathering)
            .OfType<Guid>()
            .Distinct()
            .SelectMany(ActivityId.ListForAttendance)
            .ToList();
        // Several queries in one command, so that each uses its own index.
        var known = db.LearningRecords.AsNoTracking();
        var asked = known.Where(r => ids.Contains(r.Id)).Concat(known.Where(v => v.TargetId != null && ids.Contains(v.TargetId.Value)));
        if (activities.Count > 0)
        {
            var told = known.WhereAttendance(activities).Where(r => people.Contains(r.PersonId));
            asked = asked.Concat(told).Concat(known.Where(v => v.TargetId != null && told.Any(r => r.Id == v.TargetId)));
        }
        var found = (await asked.ToListAsync(cancel)).DistinctBy(r => r.Id).ToList();
        var voids = found.FindAll(v => v.TargetId is not null);
        var same = ids.ToHashSet();
        return new EarlierRecords(
            found.Where(r => same.Contains(r.Id)).ToDictionary(r => r.Id),
            voids.FindAll(v => same.Contains(v.TargetId!.Value)),
            [.. found.FindAll(r => activities.Contains(r.Activity)), .. voids]
        );
    }
}

/// <summary>
/// Called for records in the transaction that stores them. So what follows from them (a badge, a reminder that is not due any more) is
/// stored with them or not at all. It is resolved from the scope of the write, so it gets the same <c>UsmeDb</c>.
/// </summary>
public interface IRecordListener
{
    /// <summary>True if the records must be saved before this is called. If false, they may be only in the context.</summary>
    bool AsksDatabase => true;

    /// <param name="stored">The stored records. The activity states already include them.</param>
    /// <param name="cancel">Stops waiting.</param>
    Task OnRecordsStoredAsync(StoredRecords stored, CancellationToken cancel);
}
