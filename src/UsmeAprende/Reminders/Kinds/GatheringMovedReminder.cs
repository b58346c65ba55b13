using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.Reminders.Planning;

namespace UsmeAprende.Reminders.Kinds;

/// <summary>
/// Tells people with a seat that a gathering has another time or place, or is held after all. Of several changes only the last is sent.
/// </summary>
public sealed class GatheringMovedReminder : IReminderKind
{
    public string Id => "cafe-movido";

    public string Name => "Mi encuentro cambia de hora o lugar";

    public ReminderPurpose Purpose => ReminderPurpose.Service;

    public int Priority => 1;

    public IReadOnlyDictionary<string, string> Sample => ReminderSeatQueries.Sample;

    public async Task<IReadOnlyList<PlannedReminder>> PlanAsync(PlanningRound round, CancellationToken cancel)
    {
        var seats = await ReminderSeatQueries
            .QueryUpcoming(round.Db, round.Now)
            .Where(s =>
                s.Gathering.Sequence > 0
                && s.Gathering.CancelledAt == null
                && s.Seat.State != SeatState.GivenUp
                && s.Seat.AskedAt < s.Gathering.ChangedAt
            )
            .ToListAsync(cancel);
        return await ReminderSeatQueries.PlanAsync(round, seats, s => ReminderSeatQueries.PeriodOf(s.Gathering), _ => round.Now, cancel);
    }

    public async Task<ReminderFacts?> FindFactsAsync(UsmeDb db, Reminder reminder, DateTime now, CancellationToken cancel) =>
        await ReminderSeatQueries.FindAsync(db, reminder, cancel) is ({ CancelledAt: null } cafe, SeatState.Reserved or SeatState.Waiting)
        && cafe.StartsAt > now
        && ReminderSeatQueries.PeriodOf(cafe) == reminder.Period
            ? await ReminderSeatQueries.ReadSeatFactsAsync(db, cafe, now, cancel)
            : null;
}
