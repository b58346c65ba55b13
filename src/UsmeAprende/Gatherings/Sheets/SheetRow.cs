using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.Gatherings.Sheets;

/// <summary>
/// The short code by which a line of a printed sheet names somebody. It is given once: a sheet printed earlier stays right.
/// </summary>
public sealed class SheetRow
{
    public required Guid GatheringId { get; init; }

    /// <summary>From 1 within its gathering.</summary>
    public required int Code { get; init; }

    public required Guid PersonId { get; init; }
}

internal sealed class SheetRowMapping : IEntityTypeConfiguration<SheetRow>
{
    public void Configure(EntityTypeBuilder<SheetRow> row)
    {
        row.ToTable("SheetRows");
        row.HasKey(r => new { r.GatheringId, r.Code });
        row.HasIndex(r => new { r.GatheringId, r.PersonId }).IsUnique();
        row.HasOne<Gathering>().WithMany().HasForeignKey(r => r.GatheringId);
    }
}
