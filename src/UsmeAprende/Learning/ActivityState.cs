using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.Learning;

/// <summary>The stored <see cref="Outcome"/> of one person's records of one activity, kept in the transaction that stores them.</summary>
public sealed class ActivityState
{
    public required Guid PersonId { get; init; }

    public required string Activity { get; init; }

    public DateTime StartedAt { get; private set; }

    public DateTime? FinishedAt { get; private set; }

    public int? BestScore { get; private set; }

    public DateTime? FirstRightAt { get; private set; }

    public DateTime? FirstWrongAt { get; private set; }

    public Outcome Outcome => new(StartedAt, FinishedAt, BestScore, FirstRightAt, FirstWrongAt);

    public static ActivityState Of(Guid person, string activity, Outcome outcome)
    {
        var state = new ActivityState { PersonId = person, Activity = activity };
        state.Become(outcome);
        return state;
    }

    public void Become(Outcome outcome) => (StartedAt, FinishedAt, BestScore, FirstRightAt, FirstWrongAt) = outcome;
}

internal sealed class ActivityStateMapping : IEntityTypeConfiguration<ActivityState>
{
    public void Configure(EntityTypeBuilder<ActivityState> state)
    {
        state.ToTable("ActivityStates");
        // Clustered by person on purpose: it is always read as all of one person's rows.
        state.HasKey(s => new { s.PersonId, s.Activity });
        state.Property(s => s.Activity).HasMaxLength(LearningRecord.ActivityLength);
        state.Ignore(s => s.Outcome);
        // Another server may have joined something to the same row since it was read: then this write fails and is tried again.
        state.Property(s => s.StartedAt).IsConcurrencyToken();
        state.Property(s => s.FinishedAt).IsConcurrencyToken();
        state.Property(s => s.BestScore).IsConcurrencyToken();
        state.Property(s => s.FirstRightAt).IsConcurrencyToken();
        state.Property(s => s.FirstWrongAt).IsConcurrencyToken();
    }
}
