using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.Learning;

/// <summary>The name of this history of records. A restored backup gets a new one, and phones send again what they had kept (R7).</summary>
public sealed class SyncEpoch
{
    /// <summary>There is one row.</summary>
    public const int Only = 1;

    public int Id { get; init; } = Only;

    public required Guid Value { get; set; }
}

internal sealed class SyncEpochMapping : IEntityTypeConfiguration<SyncEpoch>
{
    public void Configure(EntityTypeBuilder<SyncEpoch> epoch)
    {
        epoch.ToTable("SyncEpoch");
        epoch.Property(e => e.Id).ValueGeneratedNever();
    }
}
