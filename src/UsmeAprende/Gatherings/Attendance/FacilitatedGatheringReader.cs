using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Gatherings.Attendance;

/// <summary>The gatherings that a member of staff may take attendance of (<see cref="StaffGatheringQueries"/>).</summary>
public sealed class FacilitatedGatheringReader(UsmeDb db, TimeProvider clock)
{
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(1);

    /// <summary>Null if it is not theirs, or if there is none.</summary>
    public Task<Gathering?> FindAsync(Actor actor, Guid gathering, CancellationToken cancel) =>
        db.GatheringsForStaff(actor).Include(g => g.Lessons).AsNoTracking().SingleOrDefaultAsync(g => g.Id == gathering, cancel);

    /// <summary>Lists the gatherings that have begun, or are about to, and are not closed. The latest comes first.</summary>
    public async Task<IReadOnlyList<OpenGathering>> ListOpenAsync(Actor actor, CancellationToken cancel)
    {
        var until = clock.GetUtcNow().UtcDateTime + Ahead;
        return await db.GatheringsForStaff(actor)
            .Where(g => g.ClosedAt == null && g.CancelledAt == null && g.StartsAt < until)
            .OrderByDescending(g => g.StartsAt)
            .Join(db.Venues, g => g.VenueId, v => v.Id, (g, v) => new OpenGathering(g.Id, g.Title, v.Name, g.StartsAt, g.EndsAt))
            .ToListAsync(cancel);
    }
}

/// <summary>A gathering whose attendance is not closed.</summary>
public sealed record OpenGathering(Guid Id, string Title, string Venue, DateTime StartsAt, DateTime EndsAt);
