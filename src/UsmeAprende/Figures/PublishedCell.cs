using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsmeAprende.People.Places;

namespace UsmeAprende.Figures;

/// <summary>A row of the one table that every public number is a sum of (R29): written once, never revised.</summary>
public sealed class PublishedCell
{
    public required DateOnly Month { get; init; }

    /// <summary>Of <see cref="IMonthlyFigure"/>.</summary>
    public required string Figure { get; init; }

    /// <summary>The place as it was called then; empty for all others together.</summary>
    public required string Place { get; init; }

    public required int Total { get; init; }

    /// <summary>Distinct, at least <see cref="SmallGroupMerging.LeastPeople"/>. Not told by place: only the locality's sum is.</summary>
    public required int People { get; init; }
}

internal sealed class PublishedCellMapping : IEntityTypeConfiguration<PublishedCell>
{
    public void Configure(EntityTypeBuilder<PublishedCell> cell)
    {
        cell.ToTable(
            "PublishedCells",
            table => table.HasCheckConstraint("CK_PublishedCells_People", $"People >= {SmallGroupMerging.LeastPeople}")
        );
        cell.HasKey(c => new
        {
            c.Month,
            c.Figure,
            c.Place,
        });
        cell.Property(c => c.Figure).HasMaxLength(ClosedMonth.FigureLength);
        cell.Property(c => c.Place).HasMaxLength(PlaceName.Longest);
    }
}
