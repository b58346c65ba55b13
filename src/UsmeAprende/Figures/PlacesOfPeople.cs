using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Figures;

/// <summary>
/// Splits a count of people by where they live. People write that in their own words: what no list of places has is nobody's business, and
/// told with the others.
/// </summary>
public sealed class PlacesOfPeople(UsmeDb db)
{
    /// <param name="counts">By survivor.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<IReadOnlyList<Cell>> SplitAsync(IReadOnlyDictionary<Guid, int> counts, CancellationToken cancel)
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
                .Select(own => new Cell(own.Key, own.Count(), own.Sum(c => c.Value))),
        ];
    }
}
