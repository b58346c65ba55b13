using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.Reminders.Channels;

namespace UsmeAprende.Reminders;

/// <summary>
/// Whom a facilitator should call today, one line a person with the one thing worth saying: people without e-mail, and only those she
/// knows.
/// </summary>
public sealed class CallList(UsmeDb db, AuditTrail audit, Etiquette etiquette, TimeProvider clock)
{
    /// <summary>What matters most first. Outside the hours for encouragement only what people count on is listed (R28).</summary>
    public async Task<IReadOnlyList<CallLine>> OfAsync(Guid facilitator, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var listed = await Hers(facilitator, now)
            .AsNoTracking()
            .OrderByDescending(r => r.Purpose)
            .ThenBy(r => r.Priority)
            .ThenBy(r => r.ShownAt)
            .ToListAsync(cancel);
        var people = await Recipients.OfAsync(db, listed.Select(r => r.PersonId).Distinct().ToList(), now, cancel);
        var lines = new List<CallLine>();
        foreach (
            var own in listed
                .Where(r => Manners.Allow(r.Purpose, now) && people.ContainsKey(r.PersonId))
                .GroupBy(r => people[r.PersonId].Id)
        )
        {
            foreach (var reminder in own)
            {
                if (await etiquette.WordsToCallAsync(db, reminder, people[reminder.PersonId], now, cancel) is not { } words)
                    continue;
                var to = people[reminder.PersonId];
                lines.Add(new CallLine(reminder.Id, to.FullName, to.Phone!, words.Reason, words.Chat));
                break;
            }
        }
        return lines;
    }

    /// <summary>Ticks a line off. Encouragement that still waited for the same person goes too: they have just been talked to.</summary>
    /// <returns>False where the line is not, or no longer, hers.</returns>
    public Task<bool> TickAsync(Guid facilitator, Guid reminder, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                var now = clock.GetUtcNow().UtcDateTime;
                if (await Hers(facilitator, now).SingleOrDefaultAsync(r => r.Id == reminder, cancel) is not { } called)
                    return false;
                called.Called(facilitator, now);
                var others = await db
                    .Reminders.Where(r =>
                        r.Id != reminder
                        && r.State == ReminderState.Listed
                        && r.Purpose == ReminderPurpose.Motivation
                        && db.SamePerson(called.PersonId).Contains(r.PersonId)
                    )
                    .ToListAsync(cancel);
                others.ForEach(o => o.DropFromList());
                await audit.AppendAsync(db, facilitator, RemindersAudit.Called, RemindersAudit.Subject(reminder), null, null, cancel);
                return true;
            },
            cancel
        );

    private IQueryable<Reminder> Hers(Guid facilitator, DateTime now) =>
        db
            .Reminders.Where(r => r.State == ReminderState.Listed && r.Channel == CallChannel.ChannelId && r.ExpiresAt > now)
            .Where(r => CallCircle.Of(db, facilitator).Contains(r.PersonId));
}
