using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People.Places;

namespace UsmeAprende.Figures;

/// <summary>
/// Splits a count of people by place. People write their place in their own words: a place that is not in the list is counted with the
/// others, so that it is not published.
/// </summary>
public sealed class PlaceBreakdown(UsmeDb db)
{
    /// <param name="counts">By survivor.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<IReadOnlyList<PlaceCount>> CountByPlaceAsync(IReadOnlyDictionary<HumanId, int> counts, CancellationToken cancel)
    {
        var listed = (await db.Places.AsNoTracking().OrderBy(p => p.Kind).ThenBy(p => p.Id).ToListAsync(cancel))
            .GroupBy(p => p.NameKey, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.First().Name, StringComparer.Ordinal);
        var homes = new Dictionary<HumanId, string>();
        // Of several merged rows, any one may have the place.
        await foreach (
            var row in db
                .People.Where(p => p.Place != null)
                .Select(p => new
                {
                    p.Id,
                    p.SurvivorId,
                    p.Place,
                })
                .AsAsyncEnumerable()
                .WithCancellation(cancel)
        )
        {
            if (
                PlaceName.TryParse(row.Place, out var written, out _)
                && listed.TryGetValue(written.SearchKey, out var place)
                && (row.Id == (PersonId)row.SurvivorId || !homes.ContainsKey(row.SurvivorId))
            )
                homes[row.SurvivorId] = place;
        }
        return
        [
            .. counts
                .Where(c => c.Value > 0)
                .GroupBy(c => homes.GetValueOrDefault(c.Key))
                .Select(own => new PlaceCount(own.Key, own.Count(), own.Sum(c => c.Value))),
        ];
    }
}

/// <summary>What the people of one place did in a month.</summary>
/// <param name="Place">Null for people whose place is not published.</param>
/// <param name="People">Distinct.</param>
/// <param name="Total">What they did, together.</param>
public sealed record PlaceCount(string? Place, int People, int Total);

/// <summary>
/// Merges places so that each published cell has at least five distinct people (R29). Places with fewer are merged; if these together still
/// have fewer, the smallest of the other places joins them. Everybody is counted, so that a total minus its parts never reveals a small
/// group.
/// </summary>
public static class SmallGroupMerging
{
    public const int LeastPeople = 5;

    /// <param name="parts">The counts by place; every person is in exactly one.</param>
    /// <returns>Empty if all places together have fewer than five people.</returns>
    public static IReadOnlyList<PlaceCount> Merge(IEnumerable<PlaceCount> parts)
    {
        var all = parts.ToList();
        var published = all.Where(p => p.Place is not null && p.People >= LeastPeople)
            .OrderByDescending(p => p.People)
            .ThenBy(p => p.Place, StringComparer.Ordinal)
            .ToList();
        var rest = Sum(all.Except(published));
        while (rest.People is > 0 and < LeastPeople && published.Count > 0)
        {
            rest = Sum([rest, published[^1]]);
            published.RemoveAt(published.Count - 1);
        }
        return rest.People >= LeastPeople ? [.. published, rest] : published;
    }

    private static PlaceCount Sum(IEnumerable<PlaceCount> cells) =>
        cells.Aggregate(
            new PlaceCount(null, 0, 0),
            (one, other) => new PlaceCount(null, one.People + other.People, one.Total + other.Total)
        );
}
