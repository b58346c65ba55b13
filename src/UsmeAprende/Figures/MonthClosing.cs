using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Jobs;

namespace UsmeAprende.Figures;

/// <summary>Counts every figure of each month, once, 14 days after its end, by place and with small groups merged (R29).</summary>
public sealed class MonthClosing(
    UsmeDb db,
    IEnumerable<IMonthlyFigure> figures,
    IEnumerable<IMonthlyTotals> totals,
    PlaceBreakdown places,
    TimeProvider clock
)
{
    /// <summary>Counts every month that is due and not counted yet.</summary>
    /// <returns>In how many months something was counted.</returns>
    public async Task<int> CloseAsync(CancellationToken cancel)
    {
        var closed = new HashSet<DateOnly>();
        foreach (var figure in figures)
        {
            foreach (var month in await ListDueAsync([figure.Id], await figure.FindFirstMonthAsync(cancel), cancel))
            {
                var counts = await figure.CountAsync(month, cancel);
                var parts = await places.CountByPlaceAsync(counts, cancel);
                if (await StoreAsync(month, new() { [figure.Id] = (new(counts.Values.Sum(), counts.Count), parts) }, cancel))
                    closed.Add(month);
            }
        }
        foreach (var source in totals)
        {
            foreach (var month in await ListDueAsync(source.Figures, await source.FindFirstMonthAsync(cancel), cancel))
            {
                var counts = await source.CountAsync(month, cancel);
                var whole = source.Figures.ToDictionary(name => name, name => Whole(counts.GetValueOrDefault(name)));
                if (await StoreAsync(month, whole, cancel))
                    closed.Add(month);
            }
        }
        return closed.Count;
    }

    private static (MonthTotal, IReadOnlyList<PlaceCount>) Whole(MonthTotal count) =>
        (count, [new PlaceCount(Place: null, count.People, count.Total)]);

    // A figure that came later, with a new course, is counted for the months before too.
    private async Task<IReadOnlyList<DateOnly>> ListDueAsync(IReadOnlyList<string> names, DateOnly? first, CancellationToken cancel)
    {
        if (first is not { } month)
            return [];
        var done = (await db.ClosedMonths.Where(m => names.Contains(m.Figure)).Select(m => m.Month).ToListAsync(cancel)).CountBy(m => m);
        var counted = done.ToDictionary();
        var due = new List<DateOnly>();
        for (; clock.GetUtcNow().UtcDateTime >= FigureMonth.ClosesAt(month); month = month.AddMonths(1))
        {
            if (counted.GetValueOrDefault(month) < names.Count)
                due.Add(month);
        }
        return due;
    }

    // Counted before the transaction, since counting takes long. A record that arrives meanwhile is too late, like any that arrives after.
    private Task<bool> StoreAsync(
        DateOnly month,
        Dictionary<string, (MonthTotal Count, IReadOnlyList<PlaceCount> Parts)> figures,
        CancellationToken cancel
    ) =>
        db.WriteAsync(
            async () =>
            {
                var done = await db.ClosedMonths.Where(m => m.Month == month).Select(m => m.Figure).ToHashSetAsync(cancel);
                var fresh = figures.Where(figure => !done.Contains(figure.Key)).ToList();
                foreach (var (name, (count, parts)) in fresh)
                {
                    db.Add(
                        new ClosedMonth
                        {
                            Month = month,
                            Figure = name,
                            Total = count.Total,
                            People = count.People,
                            ClosedAt = clock.GetUtcNow().UtcDateTime,
                        }
                    );
                    db.AddRange(
                        SmallGroupMerging
                            .Merge(parts)
                            .Select(c => new PublishedCell
                            {
                                Month = month,
                                Figure = name,
                                Place = c.Place ?? "",
                                Total = c.Total,
                                People = c.People,
                            })
                    );
                }
                return fresh.Count > 0;
            },
            cancel
        );
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
                1 => "Se cerraron las cifras de un mes.",
                _ => $"Se cerraron las cifras de {closed} meses.",
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
