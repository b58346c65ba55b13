using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Gatherings.Attendance;

/// <summary>The gatherings that a member of staff may take attendance of: a facilitator's own, a coordinator's all.</summary>
public sealed class FacilitatedGatheringReader(UsmeDb db, TimeProvider clock)
{
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(1);

    /// <summary>Null where it is not theirs, as if there were none.</summary>
    public async Task<Gathering?> FindAsync(Guid staff, Guid gathering, CancellationToken cancel) =>
        await (await QueryForStaffAsync(staff, cancel))
            .Include(g => g.Lessons)
            .AsNoTracking()
            .SingleOrDefaultAsync(g => g.Id == gathering, cancel);

    /// <summary>Begun, or about to, and not closed: what waits for attendance, the latest first.</summary>
    public async Task<IReadOnlyList<OpenGathering>> ListOpenAsync(Guid staff, CancellationToken cancel)
    {
        var until = clock.GetUtcNow().UtcDateTime + Ahead;
        return await (await QueryForStaffAsync(staff, cancel))
            .Where(g => g.ClosedAt == null && g.CancelledAt == null && g.StartsAt < until)
            .OrderByDescending(g => g.StartsAt)
            .Join(db.Venues, g => g.VenueId, v => v.Id, (g, v) => new OpenGathering(g.Id, g.Title, v.Name, g.StartsAt, g.EndsAt))
            .ToListAsync(cancel);
    }

    internal async Task<IQueryable<Gathering>> QueryForStaffAsync(Guid staff, CancellationToken cancel) =>
        await db.People.AnyAsync(p => p.Id == staff && p.Role == PersonRole.Coordinator, cancel)
            ? db.Gatherings
            : db.Gatherings.Where(g => g.Facilitators.Any(f => f.PersonId == staff));
}

/// <summary>A gathering whose attendance is not closed.</summary>
public sealed record OpenGathering(Guid Id, string Title, string Venue, DateTime StartsAt, DateTime EndsAt);
