using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsmeAprende.People;

namespace UsmeAprende.Gatherings;

/// <summary>Who runs a gathering, and so may take its attendance (R2).</summary>
public sealed class GatheringFacilitator
{
    public required Guid GatheringId { get; init; }

    public required Guid PersonId { get; init; }
}

internal sealed class GatheringFacilitatorMapping : IEntityTypeConfiguration<GatheringFacilitator>
{
    public void Configure(EntityTypeBuilder<GatheringFacilitator> facilitator)
    {
        facilitator.ToTable("GatheringFacilitators");
        facilitator.HasKey(f => new { f.GatheringId, f.PersonId });
        facilitator.HasIndex(f => f.PersonId);
        facilitator.HasOne<Gathering>().WithMany(g => g.Facilitators).HasForeignKey(f => f.GatheringId);
        facilitator.HasOne<Person>().WithMany().HasForeignKey(f => f.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
