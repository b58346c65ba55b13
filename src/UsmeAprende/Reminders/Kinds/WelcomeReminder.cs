using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.Reminders.Planning;

namespace UsmeAprende.Reminders.Kinds;

/// <summary>Tells a person how to begin, one hour after signing up, if they have not begun by then.</summary>
public sealed class WelcomeReminder : IReminderKind
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);
    private static readonly TimeSpan Useful = TimeSpan.FromDays(5);

    public string Id => "bienvenida";

    public string Name => "Bienvenida";

    public ReminderPurpose Purpose => ReminderPurpose.Motivation;

    public int Priority => 40;

    public IReadOnlyDictionary<string, string> Sample => ReminderFacts.None;

    public async Task<IReadOnlyList<PlannedReminder>> PlanAsync(PlanningRound round, CancellationToken cancel) =>
        [
            .. (await round.ReadPeopleAsync(cancel))
                .Values.Where(p => p.AllowsReminders && p.LastSeenAt is null && p.CreatedAt + Useful > round.Now)
                .Select(p => new PlannedReminder((PersonId)p.Id, "", "", p.CreatedAt + Pause, p.CreatedAt + Useful)),
        ];

    public async Task<ReminderFacts?> FindFactsAsync(UsmeDb db, Reminder reminder, DateTime now, CancellationToken cancel) =>
        await db.LearningRecords.AnyAsync(r => db.SamePerson(reminder.PersonId).Contains(r.PersonId), cancel)
            ? null
            : new ReminderFacts("/diagnostico", ReminderFacts.None);
}
