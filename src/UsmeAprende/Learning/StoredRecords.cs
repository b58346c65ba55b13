using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Learning;

/// <summary>What a unit of work stores of records, with what it read for them: who is told of it need not read that again.</summary>
/// <param name="Added">Newly stored, of as many people as were written together; duplicates are not told again.</param>
/// <param name="Earlier">What was stored before and bears on them.</param>
/// <param name="Humans">All rows of those of whom they are (R14).</param>
public sealed record StoredRecords(IReadOnlyList<LearningRecord> Added, EarlierRecords Earlier, HumanRows Humans)
{
    /// <summary>Whether something may be taken back: then nothing that was computed before may simply be added to.</summary>
    public bool HasVoids => Earlier.Voids.Count > 0 || Added.Any(r => r.Verb is RecordVerb.Voided);
}

/// <summary>What was stored before and bears on records that come now: read once, in their transaction.</summary>
/// <param name="ById">Those of the same ids, and those that are to be taken back.</param>
/// <param name="Voids">What had come before the records that it takes back (R3).</param>
/// <param name="OfAttendance">
/// What was said before of the same people's attendance at the same gatherings, and what takes that back.
/// </param>
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
            .Select(GatheringActivityIds.FindGathering)
            .OfType<Guid>()
            .Distinct()
            .SelectMany(GatheringActivityIds.ListForAttendance)
            .ToList();
        // Several questions in one command, each with an index of its own.
        var known = db.LearningRecords.AsNoTracking();
        var asked = known.Where(r => ids.Contains(r.Id)).Concat(known.Where(v => v.TargetId != null && ids.Contains(v.TargetId.Value)));
        if (activities.Count > 0)
        {
            // In the words of a filtered index.
            var told = known.Where(r =>
                (r.Verb == RecordVerb.Attended || r.Verb == RecordVerb.Thanked)
                && activities.Contains(r.Activity)
                && people.Contains(r.PersonId)
            );
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
/// Told of records as they are stored, inside their transaction, so that what follows from them (a badge, a reminder no longer due) is
/// stored with them or not at all. Resolved from the scope of the write: a <c>UsmeDb</c> it asks for is the one being written.
/// </summary>
public interface IRecordListener
{
    /// <summary>The database must know what this is told of; else it may be in the context only.</summary>
    bool AsksDatabase => true;

    /// <param name="stored">The activity states already include them.</param>
    /// <param name="cancel">Stops waiting.</param>
    Task OnRecordsStoredAsync(StoredRecords stored, CancellationToken cancel);
}
