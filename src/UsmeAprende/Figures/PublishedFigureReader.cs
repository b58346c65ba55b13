using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.Figures;

/// <summary>Reads public numbers. Every public page must get its numbers here (R29).</summary>
public sealed class PublishedFigureReader(UsmeDb db, TimeProvider clock)
{
    /// <returns>Null until the month is published.</returns>
    public async Task<PublishedFigure?> FindAsync(string figure, DateOnly month, CancellationToken cancel)
    {
        if (
            clock.GetUtcNow().UtcDateTime < FigureMonth.PublishedAt(month)
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

/// <summary>A figure of a month, as the public sees it.</summary>
/// <param name="People">Distinct people in the whole locality; zero if there were fewer than five.</param>
/// <param name="Parts">
/// By place, the largest first, the others together last. They add up to the total; empty if nothing may be published.
/// </param>
public sealed record PublishedFigure(int People, ImmutableArray<(string? Place, int Total)> Parts)
{
    public int Total => Parts.Sum(p => p.Total);
}
