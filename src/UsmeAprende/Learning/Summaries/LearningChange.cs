using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsmeAprende.Data;

namespace UsmeAprende.Learning.Summaries;

/// <summary>
/// Notes that somebody's summaries are out of date, because their learning or their identity changed. It is written in the transaction of
/// the change, so that none is lost. Several changes of one person are processed together.
/// </summary>
public sealed class LearningChange
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Any row of the human (R14).</summary>
    public required PersonId PersonId { get; init; }

    /// <summary>Call it in the transaction of the change.</summary>
    internal static IReadOnlyList<EntityEntry> Enqueue(UsmeDb db, IEnumerable<PersonId> people) =>
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
