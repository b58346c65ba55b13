using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.Gatherings;

/// <summary>
/// Frees the seats of a person who has their data erased, ends their links and enrolments (R30). The rows stay under the random id.
/// </summary>
public sealed class PlanningErasure(UsmeDb db, Seating seating, PublicStamps stamps, TimeProvider clock) : IPersonalDataErasure
{
    public async Task EraseAsync(Guid person, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (
            var hash in await db
                .SeatReservations.Where(r => r.PersonId == person && r.TokenHash != null)
                .Select(r => r.TokenHash!)
                .ToListAsync(cancel)
        )
            await FormIdempotency.ForgetAsync(db, PrivateLink.FormOf(hash), cancel);
        await db
            .SeatReservations.Where(r => r.PersonId == person)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.TokenHash, (byte[]?)null).SetProperty(r => r.Connection, (int?)null), cancel);
        await db
            .Enrolments.Where(e => e.PersonId == person && e.LeftAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.LeftAt, now), cancel);
        foreach (var held in await db.SeatReservations.Where(r => r.PersonId == person && r.State != SeatState.GivenUp).ToListAsync(cancel))
            if (await seating.TakeAsync(held.GatheringId, cancel) is { } gathering && gathering.StartsAt > now)
                await seating.GiveUpAsync(gathering, held, cancel);
        db.AfterCommit(() => stamps.MarkChanged(PublicGatherings.Area));
    }
}
