using UsmeAprende.Badges.Goals;
using UsmeAprende.Catalogue;
using UsmeAprende.Learning;

namespace UsmeAprende.Badges.Awarding;

/// <summary>
/// All that badges are computed from, for one human with all their rows. Made of minima, maxima and distinct keys only (R5).
/// </summary>
/// <param name="Outcomes">By the activities' current ids; includes lessons covered at gatherings.</param>
/// <param name="Weeks">Active weeks by their Monday, each with the first moment something was finished in it.</param>
/// <param name="Goals">All collective goals that were reached.</param>
public sealed record BadgeHistory(
    IReadOnlyDictionary<ActivityId, ActivityProgress> Outcomes,
    IReadOnlyList<TestAttempt> Attempts,
    IReadOnlyDictionary<DateOnly, DateTime> Weeks,
    IReadOnlyList<ReachedGoal> Goals
)
{
    /// <summary>Computes the history from records alone: the stored state must equal this.</summary>
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
                .GroupBy(r => catalogue.ResolveRenamed(r.Activity))
                .ToDictionary(g => g.Key, g => g.Select(ActivityProgress.Of).Aggregate((one, other) => one.Join(other))),
            [
                .. counted
                    .Where(r => r.Verb is RecordVerb.Answered && r.Score is not null && r.Activity.IsTest)
                    .GroupBy(r => (Test: catalogue.ResolveRenamed(r.Activity), r.Score))
                    .Select(g => new TestAttempt(g.Key.Test, g.Key.Score!.Value, g.Min(r => r.EffectiveAt))),
            ],
            GroupByWeek(counted.Where(r => r.Verb.FinishesActivity()).Select(r => r.EffectiveAt)),
            goals
        );
    }

    /// <summary>The weeks of these moments, each with its first moment.</summary>
    public static Dictionary<DateOnly, DateTime> GroupByWeek(IEnumerable<DateTime> finished) =>
        finished.GroupBy(LearningState.MondayOf).ToDictionary(w => w.Key, w => w.Min());
}

/// <summary>The first time that a person reached exactly this score in a test.</summary>
/// <param name="Test">The test's current id.</param>
/// <param name="Score">Percent.</param>
public sealed record TestAttempt(ActivityId Test, int Score, DateTime At);
