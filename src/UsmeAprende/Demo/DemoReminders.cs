using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Privacy;
using UsmeAprende.Reminders;
using UsmeAprende.Reminders.Channels;
using UsmeAprende.Reminders.Kinds;
using UsmeAprende.Reminders.Templates;

namespace UsmeAprende.Demo;

/// <summary>Demo messages: two for the leader, and people of his gatherings to call for the facilitator.</summary>
public sealed class DemoReminders(UsmeDb db, IEnumerable<IReminderKind> kinds, ReminderTemplateStore templates, TimeProvider clock)
    : IDemoData
{
    private static readonly TimeSpan Useful = TimeSpan.FromDays(30);

    public Task SeedAsync(CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                var leader = await db
                    .PersonIdentifiers.Where(i => i.MatchKey == "MAIL:lideresa@demo.usme")
                    .Select(i => i.PersonId)
                    .FirstOrDefaultAsync(cancel);
                var now = clock.GetUtcNow().UtcDateTime;
                if (leader == PersonId.Empty || await db.Reminders.AnyAsync(r => r.PersonId == leader, cancel))
                    return;
                AddReminder("bienvenida", leader, "Rosa Elvira", now.AddDays(-12), "/diagnostico");
                AddReminder("siga", leader, "Rosa Elvira", now.AddDays(-2), "/mi-aprendizaje");
                foreach (var neighbour in await ListPeopleToCallAsync(cancel))
                {
                    db.Add(
                        new ConsentRecord
                        {
                            PersonId = neighbour.Id,
                            Purpose = ConsentPurpose.Reminders,
                            Given = true,
                            DecidedAt = now,
                        }
                    );
                    AddReminder("bienvenida", neighbour.Id, neighbour.GivenNames, now.AddHours(-3), "/diagnostico", CallChannel.ChannelId);
                }
            },
            cancel
        );

    // Only those of his gatherings, by the same rule as his call list.
    private async Task<List<Person>> ListPeopleToCallAsync(CancellationToken cancel)
    {
        var facilitator = await db
            .PersonIdentifiers.Where(i => i.MatchKey == "MAIL:facilitador@demo.usme")
            .Select(i => i.PersonId)
            .FirstOrDefaultAsync(cancel);
        return await db
            .People.Where(p => p.Role == PersonRole.Learner && CallablePeople.QueryForFacilitator(db, facilitator).Contains(p.Id))
            .Where(p =>
                p.Identifiers.Any(i => i.Kind == IdentifierKind.Phone)
                && !p.Identifiers.Any(i => i.Kind == IdentifierKind.Email)
                && p.GuardianName == null
            )
            .OrderBy(p => p.Id)
            .Take(2)
            .ToListAsync(cancel);
    }

    private void AddReminder(string kindId, PersonId person, string name, DateTime at, string link, string? call = null)
    {
        var kind = kinds.Single(k => k.Id == kindId);
        var reminder = Reminder.Create(kind, new PlannedReminder(person, "demo", "", at, at + Useful), at);
        reminder.ShowInInbox(templates.Get(kind).Fill(name, new ReminderFacts(link, kind.Sample)), call, at);
        if (call is not null)
            reminder.PutOnCallList(call);
        db.Add(reminder);
    }
}
