using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.Gatherings.Imports;

/// <summary>How many lines of a list do what, and how far they are.</summary>
public sealed record ListFigures(IReadOnlyDictionary<LineDeed, int> Deeds, IReadOnlyDictionary<LineState, int> States)
{
    public int All => Deeds.Values.Sum();

    public int Due => this[LineDeed.Mark] + this[LineDeed.Register] + this[LineDeed.RegisterDoubtful];

    public int New => this[LineDeed.Register] + this[LineDeed.RegisterDoubtful];

    public int this[LineDeed deed] => Deeds.GetValueOrDefault(deed);

    public int this[LineState state] => States.GetValueOrDefault(state);

    public static async Task<ListFigures> OfAsync(UsmeDb db, Guid list, CancellationToken cancel)
    {
        var counts = await db
            .ImportedLines.Where(l => l.ListId == list)
            .GroupBy(l => new { l.Deed, l.State })
            .Select(g => new
            {
                g.Key.Deed,
                g.Key.State,
                Count = g.Count(),
            })
            .ToListAsync(cancel);
        return new ListFigures(
            counts.GroupBy(c => c.Deed).ToDictionary(g => g.Key, g => g.Sum(c => c.Count)),
            counts.GroupBy(c => c.State).ToDictionary(g => g.Key, g => g.Sum(c => c.Count))
        );
    }
}
