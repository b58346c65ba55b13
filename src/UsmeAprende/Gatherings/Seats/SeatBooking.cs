using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Gatherings.Seats;

/// <summary>
/// Seats that staff take for somebody who calls. Who has one already keeps it, so that a form that is sent twice gives one seat (R33), and
/// there is no limit (R39). Audited (R31).
/// </summary>
public sealed class SeatBooking(UsmeDb db, SeatAllocation seating, AuditTrail audit, PublicStamps stamps, TimeProvider clock)
{
    /// <summary>Whether seats can still be taken.</summary>
    public bool IsOpen(Gathering gathering) =>
        gathering is { CancelledAt: null, ClosedAt: null } && gathering.StartsAt > clock.GetUtcNow().UtcDateTime;

    public Task<ReservationResult> BookAsync(Actor actor, Guid gathering, PersonId person, CancellationToken cancel) =>
        db.WriteGatheringsAsync(
            stamps,
            async () =>
            {
                if (
                    !await db.GatheringsForStaff(actor).AnyAsync(g => g.Id == gathering, cancel)
                    || !await db.People.AnyAsync(p => p.Id == person && p.ErasedAt == null, cancel)
                    || await seating.LockAsync(gathering, cancel) is not { } found
                )
                    return ReservationResult.Gone;
                if (!IsOpen(found))
                    return found.CancelledAt is null ? ReservationResult.Over : ReservationResult.Cancelled;
                var held = await db
                    .SeatReservations.Where(r => r.GatheringId == gathering && r.State != SeatState.GivenUp)
                    .Where(r => db.SamePerson(person).Contains(r.PersonId))
                    .Select(r => r.State)
                    .ToListAsync(cancel);
                if (held.Count > 0)
                    return held.Contains(SeatState.Reserved) ? ReservationResult.AlreadyReserved : ReservationResult.AlreadyWaiting;
                var reservation = await seating.AllocateAsync(found, person, cancel);
                await audit.AppendAsync(
                    db,
                    actor.PersonId,
                    GatheringAudit.SeatBooked,
                    GatheringAudit.Subject(gathering),
                    null,
                    PeopleAudit.Subject(person),
                    cancel
                );
                return reservation.State is SeatState.Reserved ? ReservationResult.Reserved : ReservationResult.Waiting;
            },
            cancel
        );
}
