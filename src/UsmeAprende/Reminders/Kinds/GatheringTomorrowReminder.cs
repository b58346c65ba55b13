using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.Reminders.Planning;

namespace UsmeAprende.Reminders.Kinds;

/// <summary>Reminds people with a seat, the morning before the gathering, unless they reserved on the day of the gathering.</summary>
public sealed class GatheringTomorrowReminder : IReminderKind
{
    private static readonly TimeOnly Morning = new(9, 0);

    public string Id => "cafe-manana";

    public string Name => "Mañana tengo encuentro";

    public ReminderPurpose Purpose => ReminderPurpose.Service;

    public int Priority => 10;

    public IReadOnlyDictionary<string, string> Sample => ReminderSeatQueries.Sample;

    public async Task<IReadOnlyList<PlannedReminder>> PlanAsync(PlanningRound round, CancellationToken cancel)
    {
        var end = BogotaClock.ToUtc(round.Today.AddDays(2));
        var seats = await ReminderSeatQueries
            .QueryUpcoming(round.Db, round.Now)
            .Where(s => s.Gathering.StartsAt < end && s.Gathering.CancelledAt == null && s.Seat.State == SeatState.Reserved)
            .ToListAsync(cancel);
        return await ReminderSeatQueries.PlanAsync(
            round,
            seats.Where(s => BogotaClock.DayOf(s.Seat.AskedAt) < BogotaClock.DayOf(s.Gathering.StartsAt)),
            s => ReminderPeriod.FormatKey(BogotaClock.DayOf(s.Gathering.StartsAt)),
            Due,
            cancel
        );
    }

    public async Task<ReminderFacts?> FindFactsAsync(UsmeDb db, Reminder reminder, DateTime now, CancellationToken cancel) =>
        await ReminderSeatQueries.FindAsync(db, reminder, cancel) is ({ CancelledAt: null } cafe, SeatState.Reserved)
        && cafe.StartsAt > now
        && ReminderPeriod.FormatKey(BogotaClock.DayOf(cafe.StartsAt)) == reminder.Period
            ? await ReminderSeatQueries.ReadSeatFactsAsync(db, cafe, now, cancel)
            : null;

    private static DateTime Due(ReminderSeat seat) => BogotaClock.ToUtc(BogotaClock.DayOf(seat.Gathering.StartsAt).AddDays(-1), Morning);
}
