using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.Gatherings.Seats;

/// <summary>Tells which place somebody has on a waiting list, in the order in which seats are given.</summary>
public sealed class WaitingTurn(UsmeDb db)
{
    /// <returns>From 1; 0 if the reservation does not wait.</returns>
    public async Task<int> FindAsync(SeatReservation reservation, CancellationToken cancel) =>
        (await ListAsync([reservation], cancel)).GetValueOrDefault(reservation.Id);

    /// <returns>The places of those that wait, by reservation.</returns>
    public async Task<IReadOnlyDictionary<Guid, int>> ListAsync(IReadOnlyCollection<SeatReservation> reservations, CancellationToken cancel)
    {
        var full = reservations.Where(r => r.State is SeatState.Waiting).Select(r => r.GatheringId).ToList();
        if (full.Count == 0)
            return new Dictionary<Guid, int>();
        var waiting = await db
            .SeatReservations.Where(r => full.Contains(r.GatheringId) && r.State == SeatState.Waiting)
            .OrderBy(r => r.AskedAt)
            .ThenBy(r => r.Id)
            .Select(r => new { r.Id, r.GatheringId })
            .ToListAsync(cancel);
        return waiting
            .GroupBy(r => r.GatheringId)
            .SelectMany(list => list.Select((r, at) => (r.Id, Turn: at + 1)))
            .ToDictionary(r => r.Id, r => r.Turn);
    }
}
