using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Learning;
using UsmeAprende.People;
using UsmeAprende.Reminders.Planning;

namespace UsmeAprende.Reminders.Kinds;

/// <summary>
/// Tells a person where to continue, after 7 and after 21 days without a record; then nothing more until they come back and stop again.
/// </summary>
public sealed class ResumeCourseReminder(PersonProgressReader progress) : IReminderKind
{
    private const int Silence = 35;

    private static readonly (int From, int Until)[] Spells = [(7, 21), (21, Silence)];

    public string Id => "siga";

    public string Name => "Seguir donde iba";

    public ReminderPurpose Purpose => ReminderPurpose.Motivation;

    public int Priority => 20;

    public IReadOnlyDictionary<string, string> Sample => Values("Herramientas digitales básicas", "Una clave que sí protege");

    public async Task<IReadOnlyList<PlannedReminder>> PlanAsync(PlanningRound round, CancellationToken cancel)
    {
        var planned = new List<PlannedReminder>();
        foreach (var person in (await round.ReadPeopleAsync(cancel)).Values)
        {
            if (!person.AllowsReminders || person.LastSeenAt is not { } seen)
                continue;
            var last = BogotaClock.DayOf(seen);
            var days = round.Today.DayNumber - last.DayNumber;
            foreach (var (from, until) in Spells)
                if (days >= from && days < until)
                    planned.Add(
                        new PlannedReminder(
                            (PersonId)person.Id,
                            ReminderPeriod.FormatKey(last),
                            $"{from}",
                            round.Now,
                            BogotaClock.ToUtc(last.AddDays(until))
                        )
                    );
        }
        return planned;
    }

    public async Task<ReminderFacts?> FindFactsAsync(UsmeDb db, Reminder reminder, DateTime now, CancellationToken cancel)
    {
        var last = await db
            .LearningRecords.Where(r => db.SamePerson(reminder.PersonId).Contains(r.PersonId))
            .MaxAsync(r => (DateTime?)r.ReceivedAt, cancel);
        if (last is not { } seen || ReminderPeriod.FormatKey(BogotaClock.DayOf(seen)) != reminder.Subject)
            return null;

        // A course that was not begun cannot be continued.
        var course = (await progress.ListCoursesAsync(reminder.PersonId, cancel)).FirstOrDefault(c =>
            c is { IsStarted: true, Next: not null }
        );
        return course?.Next is { } next ? new ReminderFacts(next.Path, Values(course.Course.Title, next.Title)) : null;
    }

    private static Dictionary<string, string> Values(string course, string lesson) => new() { ["curso"] = course, ["leccion"] = lesson };
}
