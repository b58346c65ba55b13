using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.Learning;

/// <summary>
/// The state of one person's learning as R5 defines it: a function of the set of their records and of the events they speak of. What is
/// stored must equal this.
/// </summary>
/// <param name="ProgressByActivity">By activity; none for an activity whose records were all taken back.</param>
/// <param name="ActiveWeeks">Mondays, in Bogotá, of the weeks in which something was finished.</param>
public sealed record LearningState(FrozenDictionary<string, ActivityProgress> ProgressByActivity, ImmutableSortedSet<DateOnly> ActiveWeeks)
{
    /// <summary>Questions answered wrong and right, whichever came first.</summary>
    public int RetriedQuestions => ProgressByActivity.Values.Count(o => o.WasRetried);

    /// <param name="events">Those that the records speak of (R34); without any, what is said of events does not count.</param>
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

    /// <summary>Those that nobody took back and whose event took place.</summary>
    public static IReadOnlyList<LearningRecord> SelectCounted(IEnumerable<LearningRecord> records, EventTimes events) =>
        [.. SelectUnvoided(records).Where(events.Counts)];

    /// <summary>Those that nobody took back; the same in a query is <see cref="UnvoidedRecords"/>.</summary>
    public static IReadOnlyList<LearningRecord> SelectUnvoided(IEnumerable<LearningRecord> records)
    {
        var all = records.DistinctBy(r => r.Id).ToList();
        var voids = all.Where(r => r.Verb is RecordVerb.Voided).ToLookup(r => r.TargetId);
        return [.. all.Where(r => r.Verb is not RecordVerb.Voided && !voids[r.Id].Any(v => Revokes(v, r)))];
    }

    /// <summary>
    /// Whether the first, a void, takes the second back: only its author's or a coordinator's does (R2), and no void is itself taken back.
    /// </summary>
    public static bool Revokes(LearningRecord voided, LearningRecord target) =>
        voided.TargetId == target.Id
        && voided.PersonId == target.PersonId
        && (voided.AuthorId == target.AuthorId || voided.IsCoordinators)
        && target.Verb is not RecordVerb.Voided;

    /// <summary>The Monday of the week, in Bogotá, of a moment.</summary>
    public static DateOnly MondayOf(DateTime at)
    {
        var day = BogotaClock.DayOf(at);
        return day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
    }
}

/// <summary>
/// Records that nobody took back, inside a query: what <see cref="LearningState.SelectUnvoided"/> says of records in memory.
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
/// From which receipt on what is said of an event counts (R34): that somebody came, helped or showed a task. Receipt and not the phone's
/// claim, since a phone's clock may be days off; so the state stays a function of the records and the events, whenever it is computed (R5).
/// </summary>
/// <param name="CountFrom">
/// By gathering; those that were cancelled or are not known here are missing, and nothing said of them counts.
/// </param>
public sealed record EventTimes(IReadOnlyDictionary<Guid, DateTime> CountFrom)
{
    public static readonly EventTimes None = new(FrozenDictionary<Guid, DateTime>.Empty);

    /// <summary>What speaks of no event always counts.</summary>
    public bool Counts(LearningRecord record) => FindObstacle(record) is null;

    /// <summary>Why what was said does not count as things stand (<see cref="RecordReasonCodes"/>); null where it does.</summary>
    public string? FindObstacle(LearningRecord record) =>
        GatheringActivityIds.FindGathering(record) is not { } gathering ? null
        : !CountFrom.TryGetValue(gathering, out var from) ? RecordReasonCodes.Cancelled
        : record.ReceivedAt < from ? RecordReasonCodes.NotBegun
        : null;
}

/// <summary>Knows from when on what is said of events counts (R34). Learning asks; whoever holds gatherings answers.</summary>
public interface IEventTimes
{
    /// <summary>Of the events that these records speak of; asks nobody where they speak of none.</summary>
    Task<EventTimes> ReadForRecordsAsync(IEnumerable<LearningRecord> records, CancellationToken cancel);
}
