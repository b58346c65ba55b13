namespace UsmeAprende.Figures;

/// <summary>
/// What is counted by month for all of Usme, without places: how many gatherings were held, how many people finished a course. One source
/// counts several figures at once.
/// </summary>
public interface IMonthlyTotals
{
    /// <summary>The names of its figures, which never change: <c>encuentros/fair</c>.</summary>
    IReadOnlyList<string> Figures { get; }

    /// <summary>The first month with anything to count; null if there is nothing yet.</summary>
    Task<DateOnly?> FindFirstMonthAsync(CancellationToken cancel);

    /// <summary>A month of each figure; those with nothing may be left out.</summary>
    Task<IReadOnlyDictionary<string, MonthTotal>> CountAsync(DateOnly month, CancellationToken cancel);
}

/// <param name="Total">What is counted.</param>
/// <param name="People">Distinct people behind it, by survivor (R14).</param>
public readonly record struct MonthTotal(int Total, int People);
