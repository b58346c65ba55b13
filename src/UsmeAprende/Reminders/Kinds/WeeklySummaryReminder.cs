using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.Reminders.Planning;
using UsmeAprende.Wording;

namespace UsmeAprende.Reminders.Kinds;

/// <summary>For coordinators, on Monday morning: figures of the last week, and what comes in this week. Counts only, no names.</summary>
public sealed class WeeklySummaryReminder : IReminderKind
{
    private const int Week = 7;

    private static readonly TimeOnly Morning = new(7, 0);

    public string Id => "resumen";

    public string Name => "Resumen de los lunes";

    public ReminderPurpose Purpose => ReminderPurpose.Service;

    public ReminderAudience Audience => ReminderAudience.Coordinators;

    public int Priority => 15;

    public IReadOnlyDictionary<string, string> Sample => Values(12, 48, 3, 41, 4, 1);

    public async Task<IReadOnlyList<PlannedReminder>> PlanAsync(PlanningRound round, CancellationToken cancel)
    {
        var monday = ReminderPeriod.MondayOf(round.Today);
        var due = BogotaClock.ToUtc(monday, Morning);
        return
        [
            .. (await round.ReadPeopleAsync(cancel))
                .Values.Where(p => p.Role is PersonRole.Coordinator)
                .Select(p => new PlannedReminder((PersonId)p.Id, "", ReminderPeriod.FormatKey(monday), due, due.AddDays(1))),
        ];
    }

    public async Task<ReminderFacts?> FindFactsAsync(UsmeDb db, Reminder reminder, DateTime now, CancellationToken cancel)
    {
        var role = await db.People.Where(p => p.Id == reminder.PersonId).Select(p => p.Role).SingleOrDefaultAsync(cancel);
        if (role is not PersonRole.Coordinator)
            return null;
        var monday = ReminderPeriod.MondayOf(BogotaClock.DayOf(now));
        var (from, to, next) = (
            BogotaClock.ToUtc(monday.AddDays(-Week)),
            BogotaClock.ToUtc(monday),
            BogotaClock.ToUtc(monday.AddDays(Week))
        );
        var gatherings = db.Gatherings.Where(g => g.CancelledAt == null);
        var held = gatherings.Where(g => g.StartsAt >= from && g.StartsAt < to);
        return new ReminderFacts(
            "/coordinacion",
            Values(
                await db.People.CountAsync(
                    p => p.CreatedAt >= from && p.CreatedAt < to && p.Id == (PersonId)p.SurvivorId && p.ErasedAt == null,
                    cancel
                ),
                await db.ActivityStates.CountAsync(s => s.FinishedAt >= from && s.FinishedAt < to, cancel),
                await held.CountAsync(cancel),
                await db.Attendances.CountAsync(a => held.Any(g => g.Id == a.GatheringId), cancel),
                await gatherings.CountAsync(g => g.StartsAt >= to && g.StartsAt < next, cancel),
                await held.CountAsync(g => g.ClosedAt == null, cancel)
            )
        );
    }

    private static Dictionary<string, string> Values(int people, int activities, int held, int attended, int toCome, int open) =>
        new()
        {
            ["personas"] = Format(people),
            ["actividades"] = Format(activities),
            ["encuentros"] = Format(held),
            ["asistencias"] = Format(attended),
            ["proximos"] = Format(toCome),
            ["pendientes"] = Format(open),
        };

    private static string Format(int count) => SpanishCount.FormatGrouped(count);
}
