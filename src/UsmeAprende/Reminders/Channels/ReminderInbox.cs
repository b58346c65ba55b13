using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.Reminders.Kinds;

namespace UsmeAprende.Reminders.Channels;

/// <summary>A person's messages on the site; everybody has an inbox, with e-mail or without.</summary>
public sealed class ReminderInbox(UsmeDb db, TimeProvider clock)
{
    /// <summary>Its id as a channel in the preferences.</summary>
    public const string ChannelId = "mensajes";

    private const int Longest = 100;

    /// <summary>Latest first.</summary>
    public Task<List<Reminder>> ListForPersonAsync(PersonId person, CancellationToken cancel) =>
        QueryMessages(person)
            .AsNoTracking()
            .OrderByDescending(r => r.ShownAt)
            .ThenByDescending(r => r.Id)
            .Take(Longest)
            .ToListAsync(cancel);

    public Task<int> CountUnreadAsync(PersonId person, CancellationToken cancel) =>
        QueryMessages(person).CountAsync(r => r.ReadAt == null, cancel);

    public Task MarkReadAsync(PersonId person, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return db.WriteAsync(
            () => QueryMessages(person).Where(r => r.ReadAt == null).ExecuteUpdateAsync(set => set.SetProperty(r => r.ReadAt, now), cancel),
            cancel
        );
    }

    private IQueryable<Reminder> QueryMessages(PersonId person) =>
        db
            .Reminders.Where(r => db.SamePerson(person).Contains(r.PersonId) && r.ShownAt != null)
            .Where(r =>
                r.Purpose == ReminderPurpose.Service
                || !db.ReminderRefusals.Any(no =>
                    db.SamePerson(person).Contains(no.PersonId) && no.Kind == r.Kind && no.Channel == ChannelId
                )
            );
}
