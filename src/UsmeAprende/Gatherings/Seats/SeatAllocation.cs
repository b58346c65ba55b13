using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Gatherings.Seats;

/// <summary>
/// Gives seats in the order in which people asked. Every call must be in the transaction of its change, so that no seat is given twice and
/// none stays empty.
/// </summary>
public sealed class SeatAllocation(UsmeDb db, TimeProvider clock)
{
    /// <summary>
    /// Locks a gathering's row until the transaction ends, also against other servers, so that nobody else changes its seats.
    /// </summary>
    internal async Task<Gathering?> LockAsync(Guid gathering, CancellationToken cancel)
    {
        // The update locks the row; the value does not change.
        await db.Gatherings.Where(g => g.Id == gathering).ExecuteUpdateAsync(set => set.SetProperty(g => g.Seats, g => g.Seats), cancel);
        return await db.Gatherings.SingleOrDefaultAsync(g => g.Id == gathering, cancel);
    }

    /// <summary>
    /// Gives the person a seat or the last place on the waiting list. A person who has one under any of their rows keeps it (R14).
    /// </summary>
    internal async Task<SeatReservation> AllocateAsync(Gathering gathering, PersonId person, CancellationToken cancel)
    {
        var own = await db
            .SeatReservations.Where(r => r.GatheringId == gathering.Id && db.SamePerson(person).Contains(r.PersonId))
            .ToListAsync(cancel);
        if (own.Find(r => r.IsActive) is { } held)
            return held;
        var reservation = own.Find(r => r.PersonId == person) ?? own.FirstOrDefault();
        if (reservation is null)
            db.Add(reservation = new SeatReservation { GatheringId = gathering.Id, PersonId = person });
        reservation.Ask(clock.GetUtcNow().UtcDateTime);

        // A person who gets a seat at once was not on the waiting list, so no message is needed.
        await db.SaveChangesAsync(cancel);
        var others = db.SeatReservations.Where(r => r.GatheringId == gathering.Id && r.Id != reservation.Id);
        if (
            await others.CountAsync(r => r.State == SeatState.Reserved, cancel) < gathering.Seats
            && !await others.AnyAsync(r => r.State == SeatState.Waiting, cancel)
        )
            reservation.Reserve();
        return reservation;
    }

    internal async Task GiveUpAsync(Gathering gathering, SeatReservation reservation, CancellationToken cancel)
    {
        reservation.GiveUp(clock.GetUtcNow().UtcDateTime);
        await PromoteWaitingAsync(gathering, cancel);
    }

    /// <summary>Puts somebody who had given up back where they stood in the order of asking.</summary>
    internal async Task ReturnAsync(Gathering gathering, SeatReservation reservation, CancellationToken cancel)
    {
        reservation.Return();
        await db.SaveChangesAsync(cancel);
        var others = db.SeatReservations.Where(r => r.GatheringId == gathering.Id && r.Id != reservation.Id);
        if (await others.CountAsync(r => r.State == SeatState.Reserved, cancel) < gathering.Seats)
            reservation.Reserve();
    }

    /// <summary>Gives free seats to people on the waiting list, unless the gathering was cancelled or has begun.</summary>
    internal async Task PromoteWaitingAsync(Gathering gathering, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (gathering.CancelledAt is not null || gathering.StartsAt <= now)
            return;
        await db.SaveChangesAsync(cancel);
        var free =
            gathering.Seats
            - await db.SeatReservations.CountAsync(r => r.GatheringId == gathering.Id && r.State == SeatState.Reserved, cancel);
        if (free <= 0)
            return;
        foreach (
            var next in await db
                .SeatReservations.Where(r => r.GatheringId == gathering.Id && r.State == SeatState.Waiting)
                .OrderBy(r => r.AskedAt)
                .ThenBy(r => r.Id)
                .Take(free)
                .ToListAsync(cancel)
        )
            next.Promote(now);
    }
}
