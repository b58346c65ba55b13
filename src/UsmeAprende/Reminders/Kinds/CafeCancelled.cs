using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;

namespace UsmeAprende.Reminders.Kinds;

/// <summary>
/// A gathering will not be held; told to everyone who had a seat or waited for one until then, and again should it be called off again.
/// </summary>
public sealed class CafeCancelled : IReminderKind
{
    public string Id => "cafe-cancelado";

    public string Name => "Mi encuentro se cancela";

    public ReminderPurpose Purpose => ReminderPurpose.Service;

    public int Priority => 0;

    public IReadOnlyDictionary<string, string> Sample => CafeSeats.Sample;

    public async Task<IReadOnlyList<PlannedReminder>> PlanAsync(PlanningRound round, CancellationToken cancel)
    {
        var seats = await CafeSeats
            .ToCome(round.Db, round.Now)
            .Where(s =>
                s.Gathering.CancelledAt != null && (s.Seat.State != SeatState.GivenUp || s.Seat.GivenUpAt >= s.Gathering.CancelledAt)
            )
            .ToListAsync(cancel);
        return await CafeSeats.PlanAsync(round, seats, s => CafeSeats.Period(s.Gathering), _ => round.Now, cancel);
    }

    public async Task<ReminderFacts?> FactsAsync(UsmeDb db, Reminder reminder, DateTime now, CancellationToken cancel) =>
        await CafeSeats.OfAsync(db, reminder, cancel) is ({ CancelledAt: not null } cafe, _)
        && cafe.StartsAt > now
        && CafeSeats.Period(cafe) == reminder.Period
            ? (await CafeSeats.FactsAsync(db, cafe, now, cancel)) with
            {
                Link = "/encuentros",
            }
            : null;
}
