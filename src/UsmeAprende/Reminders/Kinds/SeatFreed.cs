using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;

namespace UsmeAprende.Reminders.Kinds;

/// <summary>Who waited has a seat now.</summary>
public sealed class SeatFreed : IReminderKind
{
    public string Id => "cupo";

    public string Name => "Se libera un cupo que esperaba";

    public ReminderPurpose Purpose => ReminderPurpose.Service;

    public int Priority => 2;

    public IReadOnlyDictionary<string, string> Sample => CafeSeats.Sample;

    public async Task<IReadOnlyList<PlannedReminder>> PlanAsync(PlanningRound round, CancellationToken cancel)
    {
        var seats = await CafeSeats
            .ToCome(round.Db, round.Now)
            .Where(s => s.Seat.PromotedAt != null && s.Gathering.CancelledAt == null && s.Seat.State == SeatState.Reserved)
            .ToListAsync(cancel);
        return await CafeSeats.PlanAsync(
            round,
            seats,
            s => s.Seat.PromotedAt!.Value.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture),
            _ => round.Now,
            cancel
        );
    }

    public async Task<ReminderFacts?> FactsAsync(UsmeDb db, Reminder reminder, DateTime now, CancellationToken cancel) =>
        await CafeSeats.OfAsync(db, reminder, cancel) is ({ CancelledAt: null } cafe, SeatState.Reserved) && cafe.StartsAt > now
            ? await CafeSeats.FactsAsync(db, cafe, now, cancel)
            : null;
}
