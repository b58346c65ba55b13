using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;

namespace UsmeAprende.Reminders.Kinds;

/// <summary>The morning before a gathering, to those who have a seat since before that day.</summary>
public sealed class CafeTomorrow : IReminderKind
{
    private static readonly TimeOnly Morning = new(9, 0);

    public string Id => "cafe-manana";

    public string Name => "Mañana tengo encuentro";

    public ReminderPurpose Purpose => ReminderPurpose.Service;

    public int Priority => 10;

    public IReadOnlyDictionary<string, string> Sample => CafeSeats.Sample;

    public async Task<IReadOnlyList<PlannedReminder>> PlanAsync(PlanningRound round, CancellationToken cancel)
    {
        var end = BogotaClock.ToUtc(round.Today.AddDays(2));
        var seats = await CafeSeats
            .ToCome(round.Db, round.Now)
            .Where(s => s.Gathering.StartsAt < end && s.Gathering.CancelledAt == null && s.Seat.State == SeatState.Reserved)
            .ToListAsync(cancel);
        return await CafeSeats.PlanAsync(
            round,
            seats.Where(s => BogotaClock.DayOf(s.Seat.AskedAt) < BogotaClock.DayOf(s.Gathering.StartsAt)),
            s => Days.Key(BogotaClock.DayOf(s.Gathering.StartsAt)),
            Due,
            cancel
        );
    }

    public async Task<ReminderFacts?> FactsAsync(UsmeDb db, Reminder reminder, DateTime now, CancellationToken cancel) =>
        await CafeSeats.OfAsync(db, reminder, cancel) is ({ CancelledAt: null } cafe, SeatState.Reserved)
        && cafe.StartsAt > now
        && Days.Key(BogotaClock.DayOf(cafe.StartsAt)) == reminder.Period
            ? await CafeSeats.FactsAsync(db, cafe, now, cancel)
            : null;

    private static DateTime Due(CafeSeat seat) => BogotaClock.ToUtc(BogotaClock.DayOf(seat.Gathering.StartsAt).AddDays(-1), Morning);
}
