namespace UsmeAprende.Figures;

/// <summary>
/// Makes cells that may be published: each of at least five distinct people (R29). Places with fewer are told together; where those would
/// still be fewer, the smallest place that could stand alone joins them. Nobody is lost on the way, so that no total less its parts tells
/// of a few.
/// </summary>
public static class Coarsening
{
    public const int LeastPeople = 5;

    /// <param name="parts">Every person in one of them.</param>
    /// <returns>Nothing where all together are fewer than five.</returns>
    public static IReadOnlyList<Cell> Of(IEnumerable<Cell> parts)
    {
        var all = parts.ToList();
        var told = all.Where(p => p.Place is not null && p.People >= LeastPeople)
            .OrderByDescending(p => p.People)
            .ThenBy(p => p.Place, StringComparer.Ordinal)
            .ToList();
        var rest = Together(all.Except(told));
        while (rest.People is > 0 and < LeastPeople && told.Count > 0)
        {
            rest = Together([rest, told[^1]]);
            told.RemoveAt(told.Count - 1);
        }
        return rest.People >= LeastPeople ? [.. told, rest] : told;
    }

    private static Cell Together(IEnumerable<Cell> cells) =>
        cells.Aggregate(new Cell(null, 0, 0), (one, other) => new Cell(null, one.People + other.People, one.Total + other.Total));
}
