using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.Learning;

/// <summary>
/// A person's learning state as R5 defines it: a function of their records and of the events that these name. The stored state must equal
/// it.
/// </summary>
/// <param name="ProgressByActivity">Progress by activity; missing for an activity whose records are all voided.</param>
/// <param name="ActiveWeeks">The Mondays (Bogotá) of the weeks in which something was finished.</param>
public sealed record LearningState(
    FrozenDictionary<ActivityId, ActivityProgress> ProgressByActivity,
    ImmutableSortedSet<DateOnly> ActiveWeeks
)
{
    /// <summary>The number of questions with a wrong and a right answer, in any order.</summary>
    public int RetriedQuestions => ProgressByActivity.Values.Count(o => o.WasRetried);

    /// <param name="events">The events that the records name (R34). Records about events that are missing here do not count.</param>
    public static LearningState Compute(IEnumerable<LearningRecord> records, EventTimes? events = null)
    {
        var counted = SelectCounted(records, events ?? EventTimes.None);
        return new LearningState(
            counted
                .GroupBy(r => r.Activity)
                .ToFrozenDictionary(g => g.Key, g => g.Select(ActivityProgress.Of).Aggregate((one, other) => one.Join(other))),
            [.. counted.Where(r => r.Verb.FinishesActivity()).Select(r => MondayOf(r.EffectiveAt))]
        );
    }

    /// <summary>The records that are not voided and whose event took place.</summary>
    public static IReadOnlyList<LearningRecord> SelectCounted(IEnumerable<LearningRecord> records, EventTimes events) =>
        [.. SelectUnvoided(records).Where(events.Counts)];

    /// <summary>The records that are not voided. <see cref="UnvoidedRecords"/> does the same in a query.</summary>
    public static IReadOnlyList<LearningRecord> SelectUnvoided(IEnumerable<LearningRecord> records)
    {
        var all = records.DistinctBy(r => r.Id).ToList();
        var voids = all.Where(r => r.Verb is RecordVerb.Voided).ToLookup(r => r.TargetId);
        return [.. all.Where(r => r.Verb is not RecordVerb.Voided && !voids[r.Id].Any(v => Revokes(v, r)))];
    }

    /// <summary>
    /// True if the first record, a void, takes back the second. Only the author of the second or a coordinator can do that (R2), and a void
    /// cannot be voided.
    /// </summary>
    public static bool Revokes(LearningRecord voided, LearningRecord target) =>
        voided.TargetId == target.Id
        && voided.PersonId == target.PersonId
        && (voided.AuthorId == target.AuthorId || voided.IsCoordinators)
        && target.Verb is not RecordVerb.Voided;

    /// <summary>The Monday of a moment's week, in Bogotá.</summary>
    public static DateOnly MondayOf(DateTime at)
    {
        var day = BogotaClock.DayOf(at);
        return day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
    }
}

/// <summary>
/// Selects the records that are not voided, in a query. <see cref="LearningState.SelectUnvoided"/> does the same in memory.
/// </summary>
public static class UnvoidedRecords
{
    public static IQueryable<LearningRecord> QueryUnvoided(this UsmeDb db) =>
        db
            .LearningRecords.AsNoTracking()
            .Where(r =>
                r.Verb != RecordVerb.Voided
                && !db.LearningRecords.Any(v =>
                    v.TargetId == r.Id && v.PersonId == r.PersonId && (v.AuthorId == r.AuthorId || v.IsCoordinators)
                )
            );
}

/// <summary>
/// From when records about an event count (R34): that somebody came, helped or showed a task. The time of receipt is compared, not the time
/// that the phone claims, since a phone's clock may be wrong by days. So the state is a function of the records and the events, at any time
/// of computing (R5).
/// </summary>
/// <param name="CountFrom">
/// The time by gathering. Cancelled and unknown gatherings are missing, and records about them do not count.
/// </param>
public sealed record EventTimes(IReadOnlyDictionary<Guid, DateTime> CountFrom)
{
    public static readonly EventTimes None = new(FrozenDictionary<Guid, DateTime>.Empty);

    /// <summary>A record that names no event always counts.</summary>
    public bool Counts(LearningRecord record) => FindObstacle(record) is null;

    /// <summary>The reason why a record does not count for now (<see cref="RecordReasonCodes"/>); null if it counts.</summary>
    public string? FindObstacle(LearningRecord record) =>
        GatheringRecords.FindGathering(record) is not { } gathering ? null
        : !CountFrom.TryGetValue(gathering, out var from) ? RecordReasonCodes.Cancelled
        : record.ReceivedAt < from ? RecordReasonCodes.NotBegun
        : null;
}

/// <summary>Tells from when records about events count (R34). Learning owns this interface, and Gatherings implements it.</summary>
public interface IEventTimes
{
    /// <summary>Reads the times of the events that these records name. Makes no query if they name none.</summary>
    Task<EventTimes> ReadForRecordsAsync(IEnumerable<LearningRecord> records, CancellationToken cancel);
}
