using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsmeAprende.Data;

namespace UsmeAprende.Learning.Summaries;

/// <summary>
/// Says that the summaries of somebody are old: what they did, or who they are, has changed. Written in the transaction of the change, so
/// that none is lost; several of one person are computed together.
/// </summary>
public sealed class LearningChange
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Any row of theirs (R14).</summary>
    public required Guid PersonId { get; init; }

    /// <summary>To be called in the transaction of what changed.</summary>
    internal static IReadOnlyList<EntityEntry> Enqueue(UsmeDb db, IEnumerable<Guid> people) =>
        [.. people.Select(p => db.LearningChanges.Add(new LearningChange { PersonId = p }))];
}

internal sealed class LearningChangeMapping : IEntityTypeConfiguration<LearningChange>
{
    public void Configure(EntityTypeBuilder<LearningChange> change)
    {
        change.ToTable("LearningChanges");
        change.Property(c => c.Id).ValueGeneratedNever();
    }
}
