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
    IReadOnlyDictionary<string, Outcome> Outcomes,
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
        var counted = LearningState.Counted(records, events ?? EventTimes.None);
        return new History(
            counted
                .GroupBy(r => Activities.Resolve(catalogue, r.Activity), StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.Select(Outcome.Of).Aggregate((one, other) => one.Join(other)), StringComparer.Ordinal),
            [
                .. counted
                    .Where(r => r.Verb is Verb.Answered && r.Score is not null && Activities.IsTest(r.Activity))
                    .GroupBy(r => (Test: Activities.Resolve(catalogue, r.Activity), r.Score))
                    .Select(g => new Attempt(g.Key.Test, g.Key.Score!.Value, g.Min(r => r.EffectiveAt))),
            ],
            WeeksOf(counted.Where(r => r.Verb.Completes()).Select(r => r.EffectiveAt)),
            goals
        );
    }

    /// <summary>The weeks in which these moments lie, each with its first.</summary>
    public static Dictionary<DateOnly, DateTime> WeeksOf(IEnumerable<DateTime> finished) =>
        finished.GroupBy(LearningState.WeekOf).ToDictionary(w => w.Key, w => w.Min());
}
