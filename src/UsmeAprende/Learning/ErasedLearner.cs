using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.Learning;

/// <summary>A tombstone: this person's learning was erased, and records that a phone sends later are refused (R30).</summary>
public sealed class ErasedLearner
{
    public required Guid PersonId { get; init; }

    public required DateTime ErasedAt { get; init; }
}

internal sealed class ErasedLearnerMapping : IEntityTypeConfiguration<ErasedLearner>
{
    public void Configure(EntityTypeBuilder<ErasedLearner> erased)
    {
        erased.ToTable("ErasedLearners");
        erased.HasKey(e => e.PersonId).HasAnnotation("SqlServer:Clustered", false);
    }
}
