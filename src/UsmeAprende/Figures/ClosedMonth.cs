using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.Figures;

/// <summary>
/// That a figure of a month was counted, and what it came to: exact, and so for the team alone. The public reads its cells.
/// </summary>
public sealed class ClosedMonth
{
    internal const int FigureLength = 40;

    /// <summary>First day.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>Of <see cref="IFigure"/>.</summary>
    public required string Figure { get; init; }

    public required int Total { get; init; }

    /// <summary>Distinct, in all of the locality.</summary>
    public required int People { get; init; }

    public required DateTime ClosedAt { get; init; }
}

internal sealed class ClosedMonthMapping : IEntityTypeConfiguration<ClosedMonth>
{
    public void Configure(EntityTypeBuilder<ClosedMonth> month)
    {
        month.ToTable("ClosedMonths");
        month.HasKey(m => new { m.Month, m.Figure });
        month.Property(m => m.Figure).HasMaxLength(ClosedMonth.FigureLength);
    }
}
