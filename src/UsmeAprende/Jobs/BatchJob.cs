using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.Jobs;

/// <summary>
/// Long work on many items, done in steps, with progress that people can watch. It survives restarts, because the row says where the next
/// step begins.
/// </summary>
public sealed class BatchJob
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>The kind of the <see cref="IBatchWork"/> that does it.</summary>
    public required string Kind { get; init; }

    /// <summary>What the work needs to know, in its own format. Ids only, since it stays when people are erased.</summary>
    public required string Payload { get; init; }

    public required int Total { get; init; }

    public int Done { get; private set; }

    /// <summary>How many items could not be done. The feature keeps the reasons.</summary>
    public int Failed { get; private set; }

    /// <summary>Where the next step begins, in the work's own format.</summary>
    public string? Cursor { get; private set; }

    public BatchState State { get; private set; } = BatchState.Open;

    /// <summary>Who asked for it; null if the programme itself did.</summary>
    public required PersonId? StartedById { get; init; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? FinishedAt { get; private set; }

    /// <summary>How many steps in a row have failed.</summary>
    public int Attempts { get; private set; }

    /// <summary>When the next step is due. A process that claims a step moves this time forward by as long as a step may take.</summary>
    public required DateTime NextAt { get; init; }

    /// <summary>Counts the claims. If two processes do the same step, only the result of the later claim is stored.</summary>
    public int Claims { get; private set; }
}

/// <summary>Where a batch stands.</summary>
public enum BatchState
{
    /// <summary>Waiting for its next step, or in the middle of one.</summary>
    Open,

    Finished,

    /// <summary>Its steps failed again and again; somebody must look, and may let it go on.</summary>
    Stopped,
}

internal sealed class BatchJobMapping : IEntityTypeConfiguration<BatchJob>
{
    public void Configure(EntityTypeBuilder<BatchJob> batch)
    {
        batch.ToTable("Batches");
        batch.Property(b => b.Id).ValueGeneratedNever();
        batch.Property(b => b.Kind).HasMaxLength(40);
        batch.Property(b => b.Cursor).HasMaxLength(200);
        batch.HasIndex(b => new { b.State, b.NextAt });
    }
}
