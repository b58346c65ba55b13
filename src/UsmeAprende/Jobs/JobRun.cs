using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.Jobs;

/// <summary>One run of a job: when, where, how it went, and a sentence about it. It holds no value of anybody.</summary>
public sealed class JobRun
{
    internal const int MostLetters = 400;

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required string Job { get; init; }

    /// <summary>The process that runs it.</summary>
    public required string Node { get; init; }

    public required DateTime StartedAt { get; init; }

    public DateTime? EndedAt { get; private set; }

    public JobOutcome Outcome { get; private set; } = JobOutcome.Running;

    /// <summary>Who asked for it, or null where its hour had come.</summary>
    public Guid? AskedById { get; init; }

    /// <summary>What it did or why it failed, in Spanish, for the administrator.</summary>
    public string? Sentence { get; private set; }

    /// <summary>Milliseconds, so that a figure can be read without arithmetic on dates.</summary>
    public long? Milliseconds => EndedAt is { } end ? (long)(end - StartedAt).TotalMilliseconds : null;

    /// <summary>Says what was done: <c>Se borraron 12 códigos vencidos.</c> Figures only, never a name or an address.</summary>
    public void Tell(string sentence) => Sentence = sentence.Length <= MostLetters ? sentence : sentence[..MostLetters];

    /// <summary>Says that the job could not do its work, and why, in words that help the administrator.</summary>
    public void Fail(string sentence)
    {
        Tell(sentence);
        Outcome = JobOutcome.Failed;
    }

    internal void End(DateTime now, JobOutcome outcome) => (EndedAt, Outcome) = (now, outcome);
}

internal sealed class JobRunMapping : IEntityTypeConfiguration<JobRun>
{
    public void Configure(EntityTypeBuilder<JobRun> run)
    {
        run.ToTable("JobRuns");
        run.Property(r => r.Id).ValueGeneratedNever();
        run.Property(r => r.Job).HasMaxLength(ScheduledJob.MostLetters);
        run.Property(r => r.Node).HasMaxLength(JobNode.MostLetters);
        run.Property(r => r.Sentence).HasMaxLength(JobRun.MostLetters);
        run.HasIndex(r => new { r.Job, r.StartedAt });
    }
}
