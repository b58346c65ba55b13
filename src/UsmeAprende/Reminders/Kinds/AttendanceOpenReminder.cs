using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Reminders.Planning;
using UsmeAprende.Wording;

namespace UsmeAprende.Reminders.Kinds;

/// <summary>
/// Reminds facilitators to close the attendance of a gathering that is over: the morning after, and once more three days later.
/// </summary>
public sealed class AttendanceOpenReminder : IReminderKind
{
    private const int Useful = 7;

    private static readonly TimeOnly Morning = new(8, 0);
    private static readonly int[] DaysAfter = [1, 4];

    // After a stop of the site both would be due at once, and would say the same: the first is dropped a day before the second.
    private static readonly TimeSpan Apart = TimeSpan.FromDays(1);

    public string Id => "asistencia";

    public string Name => "Asistencia por cerrar";

    public ReminderPurpose Purpose => ReminderPurpose.Service;

    public ReminderAudience Audience => ReminderAudience.Facilitators;

    public int Priority => 12;

    public IReadOnlyDictionary<string, string> Sample => Values("Café charlado «Cuidarme»", "el sábado 6 de junio");

    public async Task<IReadOnlyList<PlannedReminder>> PlanAsync(PlanningRound round, CancellationToken cancel)
    {
        var since = round.Now.AddDays(-Useful);
        var open = await (
            from gathering in round.Db.Gatherings
            where gathering.EndsAt > since && gathering.EndsAt <= round.Now && gathering.ClosedAt == null && gathering.CancelledAt == null
            join facilitator in round.Db.GatheringFacilitators on gathering.Id equals facilitator.GatheringId
            select new
            {
                gathering.Id,
                gathering.EndsAt,
                facilitator.PersonId,
            }
        ).ToListAsync(cancel);
        var planned = new List<PlannedReminder>();
        foreach (var one in open)
        {
            if (await round.FindSurvivorAsync(one.PersonId, cancel) is not { } person)
                continue;
            var day = BogotaClock.DayOf(one.EndsAt);
            planned.AddRange(
                DaysAfter.Select(after => new PlannedReminder(
                    (PersonId)person,
                    one.Id.ToString("N"),
                    $"{after}",
                    DueAt(day, after),
                    EndOf(day, after) ?? one.EndsAt.AddDays(Useful)
                ))
            );
        }
        return planned;
    }

    public async Task<ReminderFacts?> FindFactsAsync(UsmeDb db, Reminder reminder, DateTime now, CancellationToken cancel)
    {
        var id = Guid.ParseExact(reminder.Subject, "N");
        var open = await db
            .Gatherings.AsNoTracking()
            .SingleOrDefaultAsync(g => g.Id == id && g.ClosedAt == null && g.CancelledAt == null && g.EndsAt <= now, cancel);
        return open is null || IsOvertaken(reminder, BogotaClock.DayOf(open.EndsAt), now)
            ? null
            : new ReminderFacts($"/facilitacion/encuentros/{id}", Values(open.Title, $"el {SpanishDates.ShortDay(open.StartsAt)}"));
    }

    private static DateTime DueAt(DateOnly day, int after) => BogotaClock.ToUtc(day.AddDays(after), Morning);

    private static DateTime? EndOf(DateOnly day, int after) =>
        DaysAfter.FirstOrDefault(later => later > after) is > 0 and var next ? DueAt(day, next) - Apart : null;

    // For one that was planned before this rule.
    private static bool IsOvertaken(Reminder reminder, DateOnly day, DateTime now) =>
        int.TryParse(reminder.Period, CultureInfo.InvariantCulture, out var after) && EndOf(day, after) <= now;

    private static Dictionary<string, string> Values(string gathering, string day) => new() { ["encuentro"] = gathering, ["dia"] = day };
}
