using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsmeAprende.People.Places;

namespace UsmeAprende.Figures;

/// <summary>A cell of the one table from which every public number is summed (R29). Written once, never changed.</summary>
public sealed class PublishedCell
{
    public required DateOnly Month { get; init; }

    /// <summary>Of <see cref="IMonthlyFigure"/>.</summary>
    public required string Figure { get; init; }

    /// <summary>The place as it was called then; empty for all others together.</summary>
    public required string Place { get; init; }

    public required int Total { get; init; }

    /// <summary>
    /// Distinct people, at least <see cref="SmallGroupMerging.LeastPeople"/>. Not published by place, only for the whole locality.
    /// </summary>
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
