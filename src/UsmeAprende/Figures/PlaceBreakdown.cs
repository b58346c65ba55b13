using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People.Places;

namespace UsmeAprende.Figures;

/// <summary>
/// Splits a count of people by where they live. People write that in their own words: what no list of places has is nobody's business, and
/// told with the others.
/// </summary>
public sealed class PlaceBreakdown(UsmeDb db)
{
    /// <param name="counts">By survivor.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<IReadOnlyList<PlaceCount>> CountByPlaceAsync(IReadOnlyDictionary<Guid, int> counts, CancellationToken cancel)
    {
        var listed = (await db.Places.AsNoTracking().OrderBy(p => p.Kind).ThenBy(p => p.Id).ToListAsync(cancel))
            .GroupBy(p => p.NameKey, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.First().Name, StringComparer.Ordinal);
        var homes = new Dictionary<Guid, string>();
        // A row that was united with another may be the one that says where the human lives.
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
                && (row.Id == row.SurvivorId || !homes.ContainsKey(row.SurvivorId))
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
/// <param name="Place">Null for those whose place is not told.</param>
/// <param name="People">Distinct.</param>
/// <param name="Total">What they did, together.</param>
public sealed record PlaceCount(string? Place, int People, int Total);

/// <summary>
/// Makes cells that may be published: each of at least five distinct people (R29). Places with fewer are told together; where those would
/// still be fewer, the smallest place that could stand alone joins them. Nobody is lost on the way, so that no total less its parts tells
/// of a few.
/// </summary>
public static class SmallGroupMerging
{
    public const int LeastPeople = 5;

    /// <param name="parts">Every person in one of them.</param>
    /// <returns>Nothing where all together are fewer than five.</returns>
    public static IReadOnlyList<PlaceCount> Merge(IEnumerable<PlaceCount> parts)
    {
        var all = parts.ToList();
        var told = all.Where(p => p.Place is not null && p.People >= LeastPeople)
            .OrderByDescending(p => p.People)
            .ThenBy(p => p.Place, StringComparer.Ordinal)
            .ToList();
        var rest = Sum(all.Except(told));
        while (rest.People is > 0 and < LeastPeople && told.Count > 0)
        {
            rest = Sum([rest, told[^1]]);
            told.RemoveAt(told.Count - 1);
        }
        return rest.People >= LeastPeople ? [.. told, rest] : told;
    }

    private static PlaceCount Sum(IEnumerable<PlaceCount> cells) =>
        cells.Aggregate(
            new PlaceCount(null, 0, 0),
            (one, other) => new PlaceCount(null, one.People + other.People, one.Total + other.Total)
        );
}
