using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.Reminders.Planning;

namespace UsmeAprende.Reminders.Kinds;

/// <summary>
/// Tells everybody who had a seat or was on the waiting list that a gathering is cancelled; again if it is cancelled a second time.
/// </summary>
public sealed class GatheringCancelledReminder : IReminderKind
{
    public string Id => "cafe-cancelado";

    public string Name => "Mi encuentro se cancela";

    public ReminderPurpose Purpose => ReminderPurpose.Service;

    public int Priority => 0;

    public IReadOnlyDictionary<string, string> Sample => ReminderSeatQueries.Sample;

    public async Task<IReadOnlyList<PlannedReminder>> PlanAsync(PlanningRound round, CancellationToken cancel)
    {
        var seats = await ReminderSeatQueries
            .QueryUpcoming(round.Db, round.Now)
            .Where(s =>
                s.Gathering.CancelledAt != null && (s.Seat.State != SeatState.GivenUp || s.Seat.GivenUpAt >= s.Gathering.CancelledAt)
            )
            .ToListAsync(cancel);
        return await ReminderSeatQueries.PlanAsync(round, seats, s => ReminderSeatQueries.PeriodOf(s.Gathering), _ => round.Now, cancel);
    }

    public async Task<ReminderFacts?> FindFactsAsync(UsmeDb db, Reminder reminder, DateTime now, CancellationToken cancel) =>
        await ReminderSeatQueries.FindAsync(db, reminder, cancel) is ({ CancelledAt: not null } cafe, _)
        && cafe.StartsAt > now
        && ReminderSeatQueries.PeriodOf(cafe) == reminder.Period
            ? (await ReminderSeatQueries.ReadFactsAsync(db, cafe, now, cancel)) with
            {
                Link = "/encuentros",
            }
            : null;
}
