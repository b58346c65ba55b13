using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.People.Privacy;
using UsmeAprende.Reminders.Bounces;
using UsmeAprende.Reminders.Preferences;

namespace UsmeAprende.Reminders;

/// <summary>Exports and erases a person's messages and preferences.</summary>
public sealed class ReminderPersonalData(UsmeDb db) : IPersonalData
{
    public string Part => "avisos";

    public IReadOnlyList<Type> Tables => [typeof(Reminder), typeof(ReminderOptOut), typeof(AddressBounceCount)];

    public async Task<object> CollectAsync(PersonId person, CancellationToken cancel) =>
        new
        {
            Mensajes = await db
                .Reminders.Where(r => db.SamePerson(person).Contains(r.PersonId) && r.ShownAt != null)
                .OrderBy(r => r.ShownAt)
                .Select(r => new
                {
                    Clase = r.Kind,
                    Titulo = r.Title,
                    Texto = r.Text,
                    Canal = r.Channel,
                    Estado = r.State.ToString(),
                    El = r.ShownAt,
                    LeidoEl = r.ReadAt,
                })
                .ToListAsync(cancel),
            NoQuiere = await db
                .ReminderRefusals.Where(r => db.SamePerson(person).Contains(r.PersonId))
                .Select(r => new
                {
                    Clase = r.Kind,
                    Canal = r.Channel,
                    El = r.RefusedAt,
                })
                .ToListAsync(cancel),
            CartasDevueltas = await db
                .AddressBounces.Where(b => db.SamePerson(person).Contains(b.PersonId))
                .Select(b => new { Veces = b.Count, Ultima = b.LastAt })
                .ToListAsync(cancel),
        };

    public async Task EraseAsync(PersonId person, CancellationToken cancel)
    {
        await db.Reminders.Where(r => r.PersonId == person).ExecuteDeleteAsync(cancel);
        await db.ReminderRefusals.Where(r => r.PersonId == person).ExecuteDeleteAsync(cancel);
        await db.AddressBounces.Where(b => b.PersonId == person).ExecuteDeleteAsync(cancel);
    }

    /// <summary>Null: the messages do not help to decide whether two people are one.</summary>
    public Task<PersonalDataCount?> CountAsync(PersonId person, CancellationToken cancel) => Task.FromResult<PersonalDataCount?>(null);
}
