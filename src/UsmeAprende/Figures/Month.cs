using UsmeAprende.Data;

namespace UsmeAprende.Figures;

/// <summary>A calendar month of Bogotá, by its first day, and what happens to its figures (R5, R29).</summary>
public static class Month
{
    // A phone may have been without signal for as long; what comes later is in no figure.
    private static readonly TimeSpan UntilClosed = TimeSpan.FromDays(14);
    private static readonly TimeSpan UntilPublished = TimeSpan.FromDays(15);

    public static DateOnly Of(DateTime at)
    {
        var day = BogotaClock.DayOf(at);
        return new DateOnly(day.Year, day.Month, 1);
    }

    public static DateTime Start(DateOnly month) => BogotaClock.ToUtc(month);

    public static DateTime End(DateOnly month) => BogotaClock.ToUtc(month.AddMonths(1));

    /// <summary>When it is counted, once and for ever.</summary>
    public static DateTime ClosesAt(DateOnly month) => End(month) + UntilClosed;

    /// <summary>From when on the count is public.</summary>
    public static DateTime PublishedAt(DateOnly month) => End(month) + UntilPublished;
}
