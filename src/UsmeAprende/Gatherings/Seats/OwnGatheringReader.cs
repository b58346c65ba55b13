using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.People;

namespace UsmeAprende.Gatherings.Seats;

/// <summary>Reads a person's own reservations and groups, of all their rows (R14).</summary>
public sealed class OwnGatheringReader(UsmeDb db, PublicGatheringReader gatherings, WaitingTurn turn, TimeProvider clock)
{
    /// <summary>The next first. Cancelled ones stay until their day is over, for the person to see.</summary>
    public async Task<IReadOnlyList<OwnReservation>> ListReservationsAsync(PersonId person, CancellationToken cancel)
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
        var turns = await turn.ListAsync([.. own.Values], cancel);
        return own.Count == 0
            ? []
            :
            [
                .. (await gatherings.ListByIdsAsync(own.Keys, cancel)).Select(g => new OwnReservation(
                    g,
                    own[g.Id].State,
                    own[g.Id].PromotedAt
                )
                {
                    Turn = turns.GetValueOrDefault(own[g.Id].Id),
                }),
            ];
    }

    /// <summary>The same in few words: what a notice on another page says.</summary>
    public async Task<IReadOnlyList<OwnSeat>> ListSeatsAsync(PersonId person, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var seats = await (
            from reservation in db.SeatReservations
            where db.SamePerson(person).Contains(reservation.PersonId) && reservation.State != SeatState.GivenUp
            join gathering in db.Gatherings on reservation.GatheringId equals gathering.Id
            where gathering.EndsAt > now
            orderby gathering.StartsAt, gathering.Id
            select new OwnSeat(
                gathering.Id,
                gathering.Title,
                gathering.StartsAt,
                gathering.EndsAt,
                gathering.CancelledAt != null,
                reservation.State
            )
        ).ToListAsync(cancel);
        return [.. seats.GroupBy(s => s.GatheringId).Select(same => same.MinBy(s => s.State)!)];
    }

    public Task<List<OwnEnrolment>> ListEnrolmentsAsync(PersonId person, CancellationToken cancel) =>
        (
            from enrolment in db.Enrolments
            where db.SamePerson(person).Contains(enrolment.PersonId) && enrolment.LeftAt == null
            join mine in db.Groups on enrolment.GroupId equals mine.Id
            orderby enrolment.EnrolledAt descending
            select new OwnEnrolment(mine.Id, mine.Name, mine.CourseId, enrolment.EnrolledAt)
        ).ToListAsync(cancel);

    public Task<bool> IsEnrolledAsync(PersonId person, Guid group, CancellationToken cancel) =>
        db.Enrolments.AnyAsync(e => e.GroupId == group && e.LeftAt == null && db.SamePerson(person).Contains(e.PersonId), cancel);
}

/// <summary>A seat, or a place on the waiting list, at a gathering that is not over.</summary>
public sealed record OwnReservation(PublicGathering Gathering, SeatState State, DateTime? PromotedAt)
{
    /// <summary>Their place on the waiting list, from 1; 0 if they do not wait.</summary>
    public int Turn { get; init; }
}

/// <summary>A seat that one holds, or waits for, in few words.</summary>
public sealed record OwnSeat(Guid GatheringId, string Title, DateTime StartsAt, DateTime EndsAt, bool IsCancelled, SeatState State);

/// <summary>A group that one is in.</summary>
public sealed record OwnEnrolment(Guid GroupId, string Name, string? CourseId, DateTime EnrolledAt);
