using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.Gatherings.Planning;

/// <summary>
/// Finds gatherings that a plan would overlap, with the same facilitator or venue. It only warns; the person who plans decides.
/// </summary>
public sealed class ScheduleConflictFinder(UsmeDb db)
{
    public async Task<IReadOnlyList<ScheduleConflict>> ListAsync(
        IReadOnlyList<TimeSlot> occasions,
        Guid venue,
        IReadOnlyCollection<PersonId> facilitators,
        IReadOnlyCollection<Guid> except,
        CancellationToken cancel
    )
    {
        var from = occasions.Min(o => o.StartsAt);
        var until = occasions.Max(o => o.EndsAt);
        var near = await db
            .Gatherings.Where(g => g.CancelledAt == null && g.StartsAt < until && g.EndsAt > from && !except.Contains(g.Id))
            .Where(g => g.VenueId == venue || g.Facilitators.Any(f => facilitators.Contains(f.PersonId)))
            .OrderBy(g => g.StartsAt)
            .Select(g => new
            {
                g.Id,
                g.Title,
                g.StartsAt,
                g.EndsAt,
                Venue = db.Venues.Where(v => v.Id == venue && v.Id == g.VenueId).Select(v => v.Name).FirstOrDefault(),
                Facilitators = g
                    .Facilitators.Where(f => facilitators.Contains(f.PersonId))
                    .Join(db.People, f => f.PersonId, p => p.Id, (_, p) => (p.GivenNames + " " + p.Surnames).Trim())
                    .ToList(),
            })
            .ToListAsync(cancel);
        return
        [
            .. near.Where(g => occasions.Any(o => o.Overlaps(g.StartsAt, g.EndsAt)))
                .Select(g => new ScheduleConflict(g.Id, g.Title, g.StartsAt, g.EndsAt, g.Venue, g.Facilitators)),
        ];
    }
}

/// <summary>A gathering that another would overlap.</summary>
/// <param name="Venue">The venue they share, if they do.</param>
/// <param name="Facilitators">The facilitators who would have to be at both.</param>
public sealed record ScheduleConflict(
    Guid GatheringId,
    string Title,
    DateTime StartsAt,
    DateTime EndsAt,
    string? Venue,
    IReadOnlyList<string> Facilitators
);
