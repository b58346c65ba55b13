using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.Figures;

/// <summary>Counts every figure of each month 14 days after its end, by place and coarsened, once and never again (R29).</summary>
public sealed class MonthClosing(UsmeDb db, IEnumerable<IFigure> figures, PlacesOfPeople places, TimeProvider clock)
{
    /// <summary>Closes whatever is due and not yet closed.</summary>
    /// <returns>How many were closed.</returns>
    public async Task<int> CloseAsync(CancellationToken cancel)
    {
        var closed = 0;
        foreach (var figure in figures)
        {
            if (await figure.FirstMonthAsync(cancel) is not { } month)
                continue;
            var done = await db.ClosedMonths.Where(m => m.Figure == figure.Id).Select(m => m.Month).ToHashSetAsync(cancel);
            for (; clock.GetUtcNow().UtcDateTime >= Month.ClosesAt(month); month = month.AddMonths(1))
            {
                if (!done.Contains(month) && await CloseAsync(figure, month, cancel))
                    closed++;
            }
        }
        return closed;
    }

    // Counted before its turn to write: counting is long, and what comes meanwhile is as late as what comes after.
    private async Task<bool> CloseAsync(IFigure figure, DateOnly month, CancellationToken cancel)
    {
        var counts = await figure.CountAsync(month, cancel);
        var parts = await places.SplitAsync(counts, cancel);
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
                    Coarsening
                        .Of(parts)
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
