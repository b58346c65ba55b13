using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Gatherings;

/// <summary>Reads a person's own reservations and groups, whichever of their rows holds them (R14).</summary>
public sealed class OwnGatherings(UsmeDb db, PublicGatherings gatherings, TimeProvider clock)
{
    /// <summary>The next first. Cancelled ones stay until their day is over, for the person to see.</summary>
    public async Task<IReadOnlyList<OwnReservation>> ReservationsAsync(Guid person, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var seats = await db
            .SeatReservations.AsNoTracking()
            .Where(r =>
                db.SamePerson(person).Contains(r.PersonId)
                && r.State != SeatState.GivenUp
                && db.Gatherings.Any(g => g.Id == r.GatheringId && g.EndsAt > now)
            )
            .ToListAsync(cancel);
        var own = seats.GroupBy(s => s.GatheringId).ToDictionary(s => s.Key, s => s.OrderBy(r => r.State).First());
        return own.Count == 0
            ? []
            : [.. (await gatherings.OfAsync(own.Keys, cancel)).Select(g => new OwnReservation(g, own[g.Id].State, own[g.Id].PromotedAt))];
    }

    public Task<List<OwnEnrolment>> EnrolmentsAsync(Guid person, CancellationToken cancel) =>
        (
            from enrolment in db.Enrolments
            where db.SamePerson(person).Contains(enrolment.PersonId) && enrolment.LeftAt == null
            join mine in db.Groups on enrolment.GroupId equals mine.Id
            orderby enrolment.EnrolledAt descending
            select new OwnEnrolment(mine.Id, mine.Name, mine.CourseId, enrolment.EnrolledAt)
        ).ToListAsync(cancel);

    public Task<bool> IsEnrolledAsync(Guid person, Guid group, CancellationToken cancel) =>
        db.Enrolments.AnyAsync(e => e.GroupId == group && e.LeftAt == null && db.SamePerson(person).Contains(e.PersonId), cancel);
}
