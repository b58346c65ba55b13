using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.Reminders.Kinds;

namespace UsmeAprende.Reminders.Channels;

/// <summary>A person's messages on the site; everybody has an inbox, with e-mail or without.</summary>
public sealed class ReminderInbox(UsmeDb db, TimeProvider clock)
{
    // Every page of somebody who is signed in asks it. The same condition as QueryMessages, which a compiled query cannot call.
    private static readonly Func<UsmeDb, PersonId, CancellationToken, Task<int>> CountUnread = EF.CompileAsyncQuery(
        (UsmeDb db, PersonId person, CancellationToken _) =>
            db.Reminders.Count(r =>
                db.People.Where(p => p.SurvivorId == db.People.Where(me => me.Id == person).Select(me => me.SurvivorId).FirstOrDefault())
                    .Select(p => p.Id)
                    .Contains(r.PersonId)
                && r.ShownAt != null
                && r.ReadAt == null
                && (
                    r.Purpose == ReminderPurpose.Service
                    || !db.ReminderRefusals.Any(no =>
                        db.People.Where(p =>
                                p.SurvivorId == db.People.Where(me => me.Id == person).Select(me => me.SurvivorId).FirstOrDefault()
                            )
                            .Select(p => p.Id)
                            .Contains(no.PersonId)
                        && no.Kind == r.Kind
                        && no.Channel == ChannelId
                    )
                )
            )
    );

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

    public Task<int> CountUnreadAsync(PersonId person, CancellationToken cancel) => CountUnread(db, person, cancel);

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
