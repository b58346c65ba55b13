using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.Reminders.Planning;

namespace UsmeAprende.Reminders.Kinds;

/// <summary>
/// On Friday, for people who finished something in each of the two weeks before and nothing yet in this one. Never by a call, which would
/// take too much of a facilitator's time.
/// </summary>
public sealed class WeeklyRhythmReminder : IReminderKind
{
    private const int Friday = 4;
    private const int Week = 7;

    private static readonly TimeOnly Morning = new(9, 0);

    public string Id => "ritmo";

    public string Name => "Mi ritmo de cada semana";

    public ReminderPurpose Purpose => ReminderPurpose.Motivation;

    public int Priority => 30;

    public IReadOnlyDictionary<string, string> Sample => ReminderFacts.None;

    public async Task<IReadOnlyList<PlannedReminder>> PlanAsync(PlanningRound round, CancellationToken cancel)
    {
        var monday = ReminderPeriod.MondayOf(round.Today);
        var (due, over) = (BogotaClock.ToUtc(monday.AddDays(Friday), Morning), BogotaClock.ToUtc(monday.AddDays(Week)));
        if (round.Now < due)
            return [];
        var people = await round.ReadPeopleAsync(cancel);
        var keepers = await KeepersAsync(round, monday, cancel);
        return
        [
            .. keepers
                .Where(k => people.TryGetValue(k, out var person) && person.AllowsReminders)
                .Select(k => new PlannedReminder((PersonId)k, "", ReminderPeriod.FormatKey(monday), due, over)),
        ];
    }

    public async Task<ReminderFacts?> FindFactsAsync(UsmeDb db, Reminder reminder, DateTime now, CancellationToken cancel)
    {
        var since = BogotaClock.ToUtc(ReminderPeriod.MondayOf(BogotaClock.DayOf(now)));
        return await db.ActivityStates.AnyAsync(s => db.SamePerson(reminder.PersonId).Contains(s.PersonId) && s.FinishedAt >= since, cancel)
            ? null
            : new ReminderFacts("/mi-aprendizaje", ReminderFacts.None);
    }

    private static async Task<List<HumanId>> KeepersAsync(PlanningRound round, DateOnly monday, CancellationToken cancel)
    {
        var (now, last, before) = (
            BogotaClock.ToUtc(monday),
            BogotaClock.ToUtc(monday.AddDays(-Week)),
            BogotaClock.ToUtc(monday.AddDays(-2 * Week))
        );
        var weeks = await (
            from state in round.Db.ActivityStates
            where state.FinishedAt >= before
            join person in round.Db.People on state.PersonId equals person.Id
            group state by person.SurvivorId into own
            select new
            {
                own.Key,
                This = own.Count(s => s.FinishedAt >= now),
                Last = own.Count(s => s.FinishedAt >= last && s.FinishedAt < now),
                Before = own.Count(s => s.FinishedAt < last),
            }
        ).ToListAsync(cancel);
        return [.. weeks.Where(w => w is { This: 0, Last: > 0, Before: > 0 }).Select(w => w.Key)];
    }
}
