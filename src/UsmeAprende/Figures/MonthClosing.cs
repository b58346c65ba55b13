using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Jobs;

namespace UsmeAprende.Figures;

/// <summary>Counts every figure of each month, once, 14 days after its end, by place and with small groups merged (R29).</summary>
public sealed class MonthClosing(UsmeDb db, IEnumerable<IMonthlyFigure> figures, PlaceBreakdown places, TimeProvider clock)
{
    /// <summary>Counts every month that is due and not counted yet.</summary>
    /// <returns>How many were counted.</returns>
    public async Task<int> CloseAsync(CancellationToken cancel)
    {
        var closed = 0;
        foreach (var figure in figures)
        {
            if (await figure.FindFirstMonthAsync(cancel) is not { } month)
                continue;
            var done = await db.ClosedMonths.Where(m => m.Figure == figure.Id).Select(m => m.Month).ToHashSetAsync(cancel);
            for (; clock.GetUtcNow().UtcDateTime >= FigureMonth.ClosesAt(month); month = month.AddMonths(1))
            {
                if (!done.Contains(month) && await CloseAsync(figure, month, cancel))
                    closed++;
            }
        }
        return closed;
    }

    // Counted before the transaction, since counting takes long. A record that arrives meanwhile is too late, like any that arrives after.
    private async Task<bool> CloseAsync(IMonthlyFigure figure, DateOnly month, CancellationToken cancel)
    {
        var counts = await figure.CountAsync(month, cancel);
        var parts = await places.CountByPlaceAsync(counts, cancel);
        return await db.WriteAsync(
            async () =>
            {
                if (await db.ClosedMonths.AnyAsync(m => m.Figure == figure.Id && m.Month == month, cancel))
                    return false;
                db.Add(
                    new ClosedMonth
                    {
                        Month = month,
                        Figure = figure.Id,
                        Total = counts.Values.Sum(),
                        People = counts.Count,
                        ClosedAt = clock.GetUtcNow().UtcDateTime,
                    }
                );
                db.AddRange(
                    SmallGroupMerging
                        .Merge(parts)
                        .Select(c => new PublishedCell
                        {
                            Month = month,
                            Figure = figure.Id,
                            Place = c.Place ?? "",
                            Total = c.Total,
                            People = c.People,
                        })
                );
                return true;
            },
            cancel
        );
    }
}

/// <summary>The daily job that counts months that are due.</summary>
public sealed class MonthClosingJob(MonthClosing closing) : ISiteJob
{
    public async Task RunAsync(JobReport report, CancellationToken cancel)
    {
        var closed = await closing.CloseAsync(cancel);
        report.Complete(
            closed switch
            {
                0 => "No había ningún mes por cerrar.",
                1 => "Se cerró la cifra de un mes.",
                _ => $"Se cerraron {closed} cifras de meses.",
            }
        );
    }
}

/// <summary>
/// Something that people do and that is counted by month for the public. The feature counts it for each human; how it is merged and when it
/// is published is the same for all figures (R29).
/// </summary>
public interface IMonthlyFigure
{
    /// <summary>Its name, which never changes: <c>lecciones</c>.</summary>
    string Id { get; }

    /// <summary>The first month with anything to count; null if there is nothing yet.</summary>
    Task<DateOnly?> FindFirstMonthAsync(CancellationToken cancel);

    /// <summary>How much each human did in a month, by survivor (R14); people who did nothing are left out.</summary>
    Task<IReadOnlyDictionary<HumanId, int>> CountAsync(DateOnly month, CancellationToken cancel);
}
