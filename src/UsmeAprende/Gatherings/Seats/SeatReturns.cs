using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Gatherings.Seats;

/// <summary>
/// Gives back a seat or a place on the waiting list that was given up by mistake. The person stands again where they stood: if nobody has
/// taken the seat it is theirs, and otherwise they are first on the list, since they asked before whoever waits.
/// </summary>
public sealed class SeatReturns(
    UsmeDb db,
    SeatLimits limits,
    SeatAllocation seating,
    AuditTrail audit,
    PublicStamps stamps,
    TimeProvider clock
)
{
    /// <summary>How long after giving up; it is said on the page.</summary>
    public static readonly TimeSpan UndoTime = TimeSpan.FromMinutes(15);

    /// <summary>What the person gave up a moment ago, of all their rows (R14).</summary>
    public async Task<IReadOnlyList<ReturnableSeat>> ListAsync(PersonId person, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var since = now - UndoTime;
        var rows = await (
            from reservation in db.SeatReservations
            where db.SamePerson(person).Contains(reservation.PersonId)
            join gathering in db.Gatherings on reservation.GatheringId equals gathering.Id
            where gathering.StartsAt > now && gathering.CancelledAt == null
            orderby gathering.StartsAt, gathering.Id
            select new
            {
                gathering.Id,
                gathering.Title,
                gathering.StartsAt,
                reservation.State,
                reservation.GivenUpAt,
            }
        ).ToListAsync(cancel);
        return
        [
            .. rows.GroupBy(r => r.Id)
                .Where(same => same.All(r => r.State is SeatState.GivenUp))
                .Select(same => same.MaxBy(r => r.GivenUpAt)!)
                .Where(r => r.GivenUpAt > since)
                .Select(r => new ReturnableSeat(r.Id, r.Title, r.StartsAt, r.GivenUpAt!.Value + UndoTime)),
        ];
    }

    /// <summary>Until when a reservation that was given up can be taken back; null if it cannot.</summary>
    public DateTime? FindDeadline(SeatReservation reservation) =>
        reservation.GivenUpAt is { } given && !reservation.IsActive && given + UndoTime > clock.GetUtcNow().UtcDateTime
            ? given + UndoTime
            : null;

    /// <summary>What somebody's reservation was, with their name, for staff; null if it cannot be taken back any more.</summary>
    public async Task<GivenSeat?> FindAsync(Guid gathering, Guid reservation, CancellationToken cancel)
    {
        var found = await (
            from row in db.SeatReservations.AsNoTracking()
            where row.Id == reservation && row.GatheringId == gathering
            join own in db.People on row.PersonId equals own.Id
            join person in db.People on (PersonId)own.SurvivorId equals person.Id
            select new { Reservation = row, Name = (person.GivenNames + " " + person.Surnames).Trim() }
        ).SingleOrDefaultAsync(cancel);
        return found is not null && FindDeadline(found.Reservation) is { } until ? new GivenSeat(reservation, found.Name, until) : null;
    }

    public Task<SeatReturnResult> ReturnAsync(PersonId person, Guid gathering, CancellationToken cancel) =>
        ReturnAsync(
            db.SeatReservations.Where(r => r.GatheringId == gathering && db.SamePerson(person).Contains(r.PersonId)),
            gathering,
            by: null,
            cancel
        );

    /// <summary>Staff noted by mistake that somebody will not come. For staff nothing is counted (R39).</summary>
    public async Task<SeatReturnResult> ReturnByStaffAsync(Actor actor, Guid gathering, Guid reservation, CancellationToken cancel) =>
        await db.GatheringsForStaff(actor).AnyAsync(g => g.Id == gathering, cancel)
        && await db
            .SeatReservations.Where(r => r.Id == reservation && r.GatheringId == gathering)
            .Select(r => (PersonId?)r.PersonId)
            .SingleOrDefaultAsync(cancel)
            is { } person
            ? await ReturnAsync(
                db.SeatReservations.Where(r => r.GatheringId == gathering && db.SamePerson(person).Contains(r.PersonId)),
                gathering,
                actor.PersonId,
                cancel
            )
            : SeatReturnResult.Gone;

    /// <param name="token">The private link's secret.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<SeatReturnResult> ReturnAsync(string token, CancellationToken cancel)
    {
        if (!ReservationToken.IsWellFormed(token))
            return SeatReturnResult.Gone;
        var hash = ReservationToken.ComputeHash(token);
        return
            await db.SeatReservations.Where(r => r.TokenHash == hash).Select(r => (Guid?)r.GatheringId).SingleOrDefaultAsync(cancel)
                is { } gathering
            ? await ReturnAsync(db.SeatReservations.Where(r => r.TokenHash == hash), gathering, by: null, cancel)
            : SeatReturnResult.Gone;
    }

    private Task<SeatReturnResult> ReturnAsync(IQueryable<SeatReservation> which, Guid gathering, PersonId? by, CancellationToken cancel) =>
        db.WriteGatheringsAsync(
            stamps,
            async () =>
            {
                if (
                    await seating.LockAsync(gathering, cancel) is not { } found
                    || await which.ToListAsync(cancel) is not { Count: > 0 } own
                )
                    return SeatReturnResult.Gone;
                // Sent twice, it gets the same answer.
                if (own.Find(r => r.IsActive) is { } held)
                    return ResultFor(held);
                var given = own.MaxBy(r => r.GivenUpAt)!;
                if (found.CancelledAt is not null || found.StartsAt <= clock.GetUtcNow().UtcDateTime || FindDeadline(given) is null)
                    return SeatReturnResult.TooLate;
                var connection = by is null && given.Connection is { } value ? new SeatConnection(value) : (SeatConnection?)null;
                var (crowded, _) = await limits.FindRefusalAsync(found, given.PersonId, connection, cancel);
                if (crowded is not null)
                    return SeatReturnResult.TooManyHere;
                await seating.ReturnAsync(found, given, cancel);
                if (by is { } staff)
                    await audit.AppendAsync(
                        db,
                        staff,
                        GatheringAudit.SeatReturned,
                        GatheringAudit.Subject(gathering),
                        null,
                        PeopleAudit.Subject(given.PersonId),
                        cancel
                    );
                return ResultFor(given);
            },
            cancel
        );

    private static SeatReturnResult ResultFor(SeatReservation reservation) =>
        reservation.State is SeatState.Reserved ? SeatReturnResult.Reserved : SeatReturnResult.Waiting;
}

/// <summary>A seat, or a place on the waiting list, that can still be taken back.</summary>
/// <param name="Until">Until when.</param>
public sealed record ReturnableSeat(Guid GatheringId, string Title, DateTime StartsAt, DateTime Until);

/// <summary>Somebody's seat that was given up for them, and can still be taken back.</summary>
/// <param name="Until">Until when.</param>
public sealed record GivenSeat(Guid ReservationId, string Name, DateTime Until);

/// <summary>What came of taking back what was given up.</summary>
public enum SeatReturnResult
{
    Reserved,

    /// <summary>Somebody took the seat, or the person was waiting before.</summary>
    Waiting,

    /// <summary>There was never a reservation.</summary>
    Gone,

    /// <summary>The time to undo is over, or the gathering has begun or was cancelled.</summary>
    TooLate,

    /// <inheritdoc cref="ReservationResult.TooManyHere"/>
    TooManyHere,
}
