using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.Figures;

/// <summary>The only way to a number for the public (R29).</summary>
public sealed class PublishedFigures(UsmeDb db, TimeProvider clock)
{
    /// <returns>Null until the month is published.</returns>
    public async Task<PublishedFigure?> OfAsync(string figure, DateOnly month, CancellationToken cancel)
    {
        if (
            clock.GetUtcNow().UtcDateTime < Month.PublishedAt(month)
            || !await db.ClosedMonths.AnyAsync(m => m.Figure == figure && m.Month == month, cancel)
        )
            return null;
        var cells = await db.PublishedCells.AsNoTracking().Where(c => c.Figure == figure && c.Month == month).ToListAsync(cancel);
        return new PublishedFigure(
            cells.Sum(c => c.People),
            [
                .. cells
                    .OrderBy(c => c.Place.Length == 0)
                    .ThenByDescending(c => c.Total)
                    .ThenBy(c => c.Place, StringComparer.Ordinal)
                    .Select(c => (c.Place.Length == 0 ? null : c.Place, c.Total)),
            ]
        );
    }
}
