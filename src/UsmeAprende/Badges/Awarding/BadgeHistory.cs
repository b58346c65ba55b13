using UsmeAprende.Badges.Goals;
using UsmeAprende.Catalogue;
using UsmeAprende.Learning;

namespace UsmeAprende.Badges.Awarding;

/// <summary>
/// Of one person, whichever rows they have, all that badges are computed from. Made of minima, maxima and distinct keys only (R5).
/// </summary>
/// <param name="Outcomes">By the ids that activities have today; lessons covered at gatherings included.</param>
/// <param name="Weeks">Active weeks by their Monday, each with the first moment something was finished in it.</param>
/// <param name="Goals">The goals that were reached together, whoever took part.</param>
public sealed record BadgeHistory(
    IReadOnlyDictionary<string, ActivityProgress> Outcomes,
    IReadOnlyList<TestAttempt> Attempts,
    IReadOnlyDictionary<DateOnly, DateTime> Weeks,
    IReadOnlyList<ReachedGoal> Goals
)
{
    /// <summary>From records alone: what the stored state must equal.</summary>
    public static BadgeHistory Compute(
        IEnumerable<LearningRecord> records,
        CourseCatalogue catalogue,
        IReadOnlyList<ReachedGoal> goals,
        EventTimes? events = null
    )
    {
        var counted = LearningState.SelectCounted(records, events ?? EventTimes.None);
        return new BadgeHistory(
            counted
                .GroupBy(r => ActivityIds.ResolveRenamed(catalogue, r.Activity), StringComparer.Ordinal)
                .ToDictionary(
                    g => g.Key,
                    g => g.Select(ActivityProgress.Of).Aggregate((one, other) => one.Join(other)),
                    StringComparer.Ordinal
                ),
            [
                .. counted
                    .Where(r => r.Verb is RecordVerb.Answered && r.Score is not null && ActivityIds.IsTest(r.Activity))
                    .GroupBy(r => (Test: ActivityIds.ResolveRenamed(catalogue, r.Activity), r.Score))
                    .Select(g => new TestAttempt(g.Key.Test, g.Key.Score!.Value, g.Min(r => r.EffectiveAt))),
            ],
            GroupByWeek(counted.Where(r => r.Verb.FinishesActivity()).Select(r => r.EffectiveAt)),
            goals
        );
    }

    /// <summary>The weeks in which these moments lie, each with its first.</summary>
    public static Dictionary<DateOnly, DateTime> GroupByWeek(IEnumerable<DateTime> finished) =>
        finished.GroupBy(LearningState.MondayOf).ToDictionary(w => w.Key, w => w.Min());
}

/// <summary>The first time a person reached just this score in a test.</summary>
/// <param name="Test">The test's activity, as it is called today.</param>
/// <param name="Score">Percent.</param>
public sealed record TestAttempt(string Test, int Score, DateTime At);
