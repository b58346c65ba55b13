using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;
using UsmeAprende.People;

namespace UsmeAprende.Certificates;

/// <summary>That somebody was at a single gathering, and how long, once its attendance is closed (R21).</summary>
public sealed class GatheringDeeds(UsmeDb db, TimeProvider clock)
{
    public async Task<(Deed? Deed, OrderFailure? Failure)> OfAsync(Guid survivor, Guid gatheringId, CancellationToken cancel)
    {
        var gathering = await db.Gatherings.AsNoTracking().SingleOrDefaultAsync(g => g.Id == gatheringId && g.CancelledAt == null, cancel);
        if (gathering is null)
            return (null, OrderFailure.NoSubject);
        if (gathering.ClosedAt is null)
            return (null, OrderFailure.GatheringOpen);
        var rows = await db
            .Attendances.AsNoTracking()
            .Where(a => a.GatheringId == gatheringId && db.SamePerson(survivor).Contains(a.PersonId))
            .ToListAsync(cancel);
        if (rows.Count == 0)
            return (null, OrderFailure.NotEarned);
        var presence = rows.Select(a => a.Presence).Aggregate((all, one) => all.Join(one));
        var now = clock.GetUtcNow().UtcDateTime;
        // Clocks differ: it may have been closed a little before its end, and nothing is earned later than now (R34).
        var there = AttendedGathering.Clip(gathering.FromAt, gathering.UntilAt < now ? gathering.UntilAt : now, presence);
        var venue = await db.Venues.Where(v => v.Id == gathering.VenueId).Select(v => v.Name).SingleOrDefaultAsync(cancel);
        return (new Deed(CertificateKind.Gathering, gathering.Title, venue, there.Minutes, 1, [], there.Until), null);
    }
}
