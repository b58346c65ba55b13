using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.Figures;

/// <summary>The only way to a number for the public (R29).</summary>
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

/// <summary>What the public is told of a figure of a month.</summary>
/// <param name="People">Distinct, in all of the locality; zero where they were fewer than five.</param>
/// <param name="Parts">
/// By place, the largest first, the others together last. They add up to the total; empty where nothing may be told.
/// </param>
public sealed record PublishedFigure(int People, ImmutableArray<(string? Place, int Total)> Parts)
{
    public int Total => Parts.Sum(p => p.Total);
}
