using System.Collections.Frozen;
using System.Collections.Immutable;
using UsmeAprende.Data;

namespace UsmeAprende.Learning;

/// <summary>
/// The state of one person's learning as R5 defines it: a function of the set of their records and of the events they speak of. What is
/// stored must equal this.
/// </summary>
/// <param name="Outcomes">By activity; none for an activity whose records were all taken back.</param>
/// <param name="ActiveWeeks">Mondays, in Bogotá, of the weeks in which something was finished.</param>
public sealed record LearningState(FrozenDictionary<string, Outcome> Outcomes, ImmutableSortedSet<DateOnly> ActiveWeeks)
{
    /// <summary>Questions answered wrong and right, whichever came first.</summary>
    public int RetriedQuestions => Outcomes.Values.Count(o => o.WasRetried);

    /// <param name="events">Those that the records speak of (R34); without any, what is said of events does not count.</param>
    public static LearningState Compute(IEnumerable<LearningRecord> records, EventTimes? events = null)
    {
        var counted = Counted(records, events ?? EventTimes.None);
        return new LearningState(
            counted
                .GroupBy(r => r.Activity)
                .ToFrozenDictionary(g => g.Key, g => g.Select(Outcome.Of).Aggregate((one, other) => one.Join(other))),
            [.. counted.Where(r => r.Verb.Completes()).Select(r => WeekOf(r.EffectiveAt))]
        );
    }

    /// <summary>Those that nobody took back and whose event took place.</summary>
    public static IReadOnlyList<LearningRecord> Counted(IEnumerable<LearningRecord> records, EventTimes events) =>
        [.. Standing(records).Where(events.Counts)];

    /// <summary>Those that nobody took back; the same in a query is <see cref="StandingRecords"/>.</summary>
    public static IReadOnlyList<LearningRecord> Standing(IEnumerable<LearningRecord> records)
    {
        var all = records.DistinctBy(r => r.Id).ToList();
        var voids = all.Where(r => r.Verb is Verb.Voided).ToLookup(r => r.TargetId);
        return [.. all.Where(r => r.Verb is not Verb.Voided && !voids[r.Id].Any(v => Revokes(v, r)))];
    }

    /// <summary>
    /// Whether the first, a void, takes the second back: only its author's or a coordinator's does (R2), and no void is itself taken back.
    /// </summary>
    public static bool Revokes(LearningRecord voided, LearningRecord target) =>
        voided.TargetId == target.Id
        && voided.PersonId == target.PersonId
        && (voided.AuthorId == target.AuthorId || voided.IsCoordinators)
        && target.Verb is not Verb.Voided;

    /// <summary>The Monday of the week, in Bogotá, of a moment.</summary>
    public static DateOnly WeekOf(DateTime at)
    {
        var day = BogotaClock.DayOf(at);
        return day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
    }
}
