using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.Reminders.Planning;

namespace UsmeAprende.Reminders.Kinds;

/// <summary>Tells a person from the waiting list that they have a seat now.</summary>
public sealed class SeatFreedReminder : IReminderKind
{
    public string Id => "cupo";

    public string Name => "Se libera un cupo que esperaba";

    public ReminderPurpose Purpose => ReminderPurpose.Service;

    public int Priority => 2;

    public IReadOnlyDictionary<string, string> Sample => ReminderSeatQueries.Sample;

    public async Task<IReadOnlyList<PlannedReminder>> PlanAsync(PlanningRound round, CancellationToken cancel)
    {
        var seats = await ReminderSeatQueries
            .QueryUpcoming(round.Db, round.Now)
            .Where(s => s.Seat.PromotedAt != null && s.Gathering.CancelledAt == null && s.Seat.State == SeatState.Reserved)
            .ToListAsync(cancel);
        return await ReminderSeatQueries.PlanAsync(
            round,
            seats,
            s => s.Seat.PromotedAt!.Value.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture),
            _ => round.Now,
            cancel
        );
    }

    public async Task<ReminderFacts?> FindFactsAsync(UsmeDb db, Reminder reminder, DateTime now, CancellationToken cancel) =>
        await ReminderSeatQueries.FindAsync(db, reminder, cancel) is ({ CancelledAt: null } cafe, SeatState.Reserved) && cafe.StartsAt > now
            ? await ReminderSeatQueries.ReadSeatFactsAsync(db, cafe, now, cancel)
            : null;
}
