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

    /// <summary>
    /// The published months of some figures, for the whole locality. A month with fewer than five people reads zero, like one with none.
    /// </summary>
    /// <param name="year">Null for all years.</param>
    public async Task<IReadOnlyDictionary<(string Figure, DateOnly Month), int>> ListMonthsAsync(
        IReadOnlyCollection<string> names,
        int? year,
        CancellationToken cancel
    )
    {
        var closed = await ListPublishedAsync(names, year, cancel);
        var cells = (await db.PublishedCells.AsNoTracking().Where(c => names.Contains(c.Figure)).ToListAsync(cancel)).ToLookup(
            c => (c.Figure, c.Month),
            c => c.Total
        );
        return closed.ToDictionary(key => key, key => cells[key].Sum());
    }

    /// <summary>The cells of one figure in all published months; the place is null for the others together.</summary>
    public async Task<IReadOnlyList<(DateOnly Month, string? Place, int Total)>> ListPlacesAsync(string figure, CancellationToken cancel)
    {
        var months = (await ListPublishedAsync([figure], year: null, cancel)).Select(key => key.Month).ToHashSet();
        var cells = await db.PublishedCells.AsNoTracking().Where(c => c.Figure == figure).ToListAsync(cancel);
        return
        [
            .. cells
                .Where(c => months.Contains(c.Month))
                .OrderBy(c => c.Month)
                .ThenBy(c => c.Place.Length == 0)
                .ThenBy(c => c.Place, StringComparer.Ordinal)
                .Select(c => (c.Month, c.Place.Length == 0 ? null : c.Place, c.Total)),
        ];
    }

    private async Task<IReadOnlyList<(string Figure, DateOnly Month)>> ListPublishedAsync(
        IReadOnlyCollection<string> names,
        int? year,
        CancellationToken cancel
    )
    {
        var (from, until) = (new DateOnly(year ?? 1, 1, 1), new DateOnly(year ?? 9999, 12, 1));
        var now = clock.GetUtcNow().UtcDateTime;
        var closed = await db
            .ClosedMonths.Where(m => names.Contains(m.Figure) && m.Month >= from && m.Month <= until)
            .Select(m => new { m.Figure, m.Month })
            .ToListAsync(cancel);
        return [.. closed.Where(m => now >= FigureMonth.PublishedAt(m.Month)).Select(m => (m.Figure, m.Month))];
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
