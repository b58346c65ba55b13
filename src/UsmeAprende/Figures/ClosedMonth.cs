using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsmeAprende.Data;

namespace UsmeAprende.Figures;

/// <summary>
/// A figure of a month that was counted, with its exact result. Exact numbers are for the team only; the public reads the cells.
/// </summary>
public sealed class ClosedMonth
{
    internal const int FigureLength = 120;

    /// <summary>First day.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>Of <see cref="IMonthlyFigure"/> or <see cref="IMonthlyTotals"/>.</summary>
    public required string Figure { get; init; }

    public required int Total { get; init; }

    /// <summary>Distinct people in the whole locality.</summary>
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

/// <summary>A calendar month of Bogotá, by its first day, and what happens to its figures (R5, R29).</summary>
public static class FigureMonth
{
    // A phone may have been without signal for this long. What arrives later is in no figure.
    private static readonly TimeSpan UntilClosed = TimeSpan.FromDays(14);
    private static readonly TimeSpan UntilPublished = TimeSpan.FromDays(15);

    public static DateOnly Of(DateTime at)
    {
        var day = BogotaClock.DayOf(at);
        return new DateOnly(day.Year, day.Month, 1);
    }

    public static DateTime Start(DateOnly month) => BogotaClock.ToUtc(month);

    public static DateTime End(DateOnly month) => BogotaClock.ToUtc(month.AddMonths(1));

    /// <summary>When it is counted, only once.</summary>
    public static DateTime ClosesAt(DateOnly month) => End(month) + UntilClosed;

    /// <summary>From when its figures are public.</summary>
    public static DateTime PublishedAt(DateOnly month) => End(month) + UntilPublished;
}
