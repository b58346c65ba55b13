using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Badges;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.Reminders.Planning;

namespace UsmeAprende.Reminders.Kinds;

/// <summary>
/// Tells a person which badges they earned, all of one day in one message. Badges that a new rule awards for the past are not announced;
/// they are on the person's own page.
/// </summary>
public sealed class BadgeEarnedReminder(BadgeStore badges) : IReminderKind
{
    private const string DayFormat = "yyyy-MM-dd";

    private static readonly TimeSpan Useful = TimeSpan.FromDays(5);

    public string Id => "insignia";

    public string Name => "Gané una insignia";

    public ReminderPurpose Purpose => ReminderPurpose.Motivation;

    public int Priority => 20;

    public IReadOnlyDictionary<string, string> Sample => Values(["Primer paso", "Buena compañía"]);

    public async Task<IReadOnlyList<PlannedReminder>> PlanAsync(PlanningRound round, CancellationToken cancel)
    {
        var since = round.Now - Useful;
        var earned = await round
            .Db.BadgeAwards.Where(a => a.AwardedAt > since && a.RevokedAt == null)
            .Select(a => new { a.PersonId, a.AwardedAt })
            .ToListAsync(cancel);
        var people = await round.ReadPeopleAsync(cancel);
        var planned = new Dictionary<(HumanId, DateOnly), PlannedReminder>();
        foreach (var one in earned)
        {
            var day = BogotaClock.DayOf(one.AwardedAt);
            if (await round.FindSurvivorAsync(one.PersonId, cancel) is { } person && people[person].AllowsReminders)
                planned[(person, day)] = new PlannedReminder(
                    (PersonId)person,
                    day.ToString(DayFormat, CultureInfo.InvariantCulture),
                    "",
                    round.Now,
                    BogotaClock.ToUtc(day) + Useful
                );
        }
        return [.. planned.Values];
    }

    public async Task<ReminderFacts?> FindFactsAsync(UsmeDb db, Reminder reminder, DateTime now, CancellationToken cancel)
    {
        var from = BogotaClock.ToUtc(DateOnly.ParseExact(reminder.Subject, DayFormat, CultureInfo.InvariantCulture));
        var until = from.AddDays(1);
        var ids = await db
            .BadgeAwards.Where(a =>
                db.SamePerson(reminder.PersonId).Contains(a.PersonId) && a.AwardedAt >= from && a.AwardedAt < until && a.RevokedAt == null
            )
            .Select(a => a.BadgeId)
            .Distinct()
            .ToListAsync(cancel);
        var names = badges.Current.ById.Values.Where(b => ids.Contains(b.Id)).Select(b => b.Name).ToList();
        return names.Count == 0 ? null : new ReminderFacts("/mis-insignias", Values(names));
    }

    private static Dictionary<string, string> Values(List<string> names) =>
        new()
        {
            ["insignias"] =
                names.Count == 1
                    ? $"la insignia «{names[0]}»"
                    : $"las insignias {string.Join(", ", names.SkipLast(1).Select(n => $"«{n}»"))} y «{names[^1]}»",
        };
}
