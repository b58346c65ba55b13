using UsmeAprende.Catalogue;
using UsmeAprende.Learning;

namespace UsmeAprende.Badges;

/// <summary>
/// Of one person, whichever rows they have, all that badges are computed from. Made of minima, maxima and distinct keys only (R5).
/// </summary>
/// <param name="Outcomes">By the ids that activities have today; lessons covered at gatherings included.</param>
/// <param name="Weeks">Active weeks by their Monday, each with the first moment something was finished in it.</param>
/// <param name="Goals">The goals that were reached together, whoever took part.</param>
public sealed record History(
    IReadOnlyDictionary<string, ActivityProgress> Outcomes,
    IReadOnlyList<Attempt> Attempts,
    IReadOnlyDictionary<DateOnly, DateTime> Weeks,
    IReadOnlyList<ReachedGoal> Goals
)
{
    /// <summary>From records alone: what the stored state must equal.</summary>
    public static History Of(
        IEnumerable<LearningRecord> records,
        CourseCatalogue catalogue,
        IReadOnlyList<ReachedGoal> goals,
        EventTimes? events = null
    )
    {
        var counted = LearningState.SelectCounted(records, events ?? EventTimes.None);
        return new History(
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
                    .Select(g => new Attempt(g.Key.Test, g.Key.Score!.Value, g.Min(r => r.EffectiveAt))),
            ],
            WeeksOf(counted.Where(r => r.Verb.FinishesActivity()).Select(r => r.EffectiveAt)),
            goals
        );
    }

    /// <summary>The weeks in which these moments lie, each with its first.</summary>
    public static Dictionary<DateOnly, DateTime> WeeksOf(IEnumerable<DateTime> finished) =>
        finished.GroupBy(LearningState.MondayOf).ToDictionary(w => w.Key, w => w.Min());
}
