using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Learning;

/// <summary>
/// The stored <see cref="Progress"/> of one person in one activity. It is updated in the transaction that stores their records.
/// </summary>
public sealed class ActivityState
{
    public required PersonId PersonId { get; init; }

    public required ActivityId Activity { get; init; }

    public DateTime StartedAt { get; private set; }

    public DateTime? FinishedAt { get; private set; }

    public int? BestScore { get; private set; }

    public DateTime? FirstRightAt { get; private set; }

    public DateTime? FirstWrongAt { get; private set; }

    public ActivityProgress Progress => new(StartedAt, FinishedAt, BestScore, FirstRightAt, FirstWrongAt);

    public static ActivityState Create(PersonId person, ActivityId activity, ActivityProgress outcome)
    {
        var state = new ActivityState { PersonId = person, Activity = activity };
        state.Update(outcome);
        return state;
    }

    public void Update(ActivityProgress outcome) => (StartedAt, FinishedAt, BestScore, FirstRightAt, FirstWrongAt) = outcome;
}

internal sealed class ActivityStateMapping : IEntityTypeConfiguration<ActivityState>
{
    public void Configure(EntityTypeBuilder<ActivityState> state)
    {
        state.ToTable("ActivityStates");
        // Clustered by person, since all rows of one person are read together.
        state.HasKey(s => new { s.PersonId, s.Activity });
        state.Property(s => s.Activity).HasMaxLength(LearningRecord.ActivityLength);
        state.Ignore(s => s.Progress);
        // If another server changed the same row after it was read, this write fails and is tried again.
        state.Property(s => s.StartedAt).IsConcurrencyToken();
        state.Property(s => s.FinishedAt).IsConcurrencyToken();
        state.Property(s => s.BestScore).IsConcurrencyToken();
        state.Property(s => s.FirstRightAt).IsConcurrencyToken();
        state.Property(s => s.FirstWrongAt).IsConcurrencyToken();
    }
}

/// <summary>
/// A person's progress in one activity, computed from their records. It consists of minima and maxima only, so <see cref="Join"/> is
/// commutative, associative and idempotent: the result does not depend on the order, grouping or repetition of records (R5, R6).
/// </summary>
/// <param name="StartedAt">When the first record about it was made.</param>
/// <param name="FinishedAt">First time it was finished, practised or reflected on.</param>
/// <param name="BestScore">The best score of its answers, in percent.</param>
/// <param name="FirstRightAt">The first right answer; only for questions, not for tests.</param>
/// <param name="FirstWrongAt">The first wrong answer; only for questions, not for tests.</param>
public readonly record struct ActivityProgress(
    DateTime StartedAt,
    DateTime? FinishedAt,
    int? BestScore,
    DateTime? FirstRightAt,
    DateTime? FirstWrongAt
)
{
    /// <summary>Counts as retry effort (R5): there is a wrong answer and a right one, in any order.</summary>
    public bool WasRetried => FirstRightAt is not null && FirstWrongAt is not null;

    public static ActivityProgress Of(LearningRecord record)
    {
        var at = record.EffectiveAt;
        if (record.Verb is not RecordVerb.Answered)
            return new ActivityProgress(at, at, null, null, null);
        if (record.Activity.IsTest)
            return new ActivityProgress(at, null, record.Score, null, null);
        return record.Score == 100
            ? new ActivityProgress(at, null, record.Score, at, null)
            : new ActivityProgress(at, null, record.Score, null, at);
    }

    public ActivityProgress Join(ActivityProgress other) =>
        new(
            StartedAt < other.StartedAt ? StartedAt : other.StartedAt,
            Earliest(FinishedAt, other.FinishedAt),
            Highest(BestScore, other.BestScore),
            Earliest(FirstRightAt, other.FirstRightAt),
            Earliest(FirstWrongAt, other.FirstWrongAt)
        );

    private static DateTime? Earliest(DateTime? one, DateTime? other) => one is null || other < one ? other : one;

    private static int? Highest(int? one, int? other) => one is null || other > one ? other : one;
}

/// <summary>Operations on progress by activity.</summary>
internal static class ActivityProgressJoin
{
    /// <summary>Joins progress to the progress already known for the activity.</summary>
    public static void JoinIn(this Dictionary<ActivityId, ActivityProgress> outcomes, ActivityId activity, ActivityProgress outcome) =>
        outcomes[activity] = outcomes.TryGetValue(activity, out var former) ? former.Join(outcome) : outcome;

    /// <summary>Joins the lessons learnt at gatherings, under the ids that they have in the catalogue.</summary>
    public static void JoinIn(this Dictionary<ActivityId, ActivityProgress> outcomes, InPersonLearning inPerson, CourseCatalogue now)
    {
        foreach (var (lesson, at) in inPerson.Lessons)
            outcomes.JoinIn(now.ResolveRenamed(lesson), new ActivityProgress(at, at, null, null, null));
    }
}
