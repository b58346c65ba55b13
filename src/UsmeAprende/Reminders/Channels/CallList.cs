using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.Reminders.Kinds;
using UsmeAprende.Reminders.Sending;
using UsmeAprende.Reminders.Templates;

namespace UsmeAprende.Reminders.Channels;

/// <summary>
/// Whom a facilitator should call today, one line a person with the one thing worth saying: people without e-mail, and only those she
/// knows.
/// </summary>
public sealed class CallList(UsmeDb db, AuditTrail audit, ReminderPolicy etiquette, TimeProvider clock)
{
    /// <summary>What matters most first. Outside the hours for encouragement only what people count on is listed (R28).</summary>
    public async Task<IReadOnlyList<CallListEntry>> ListForFacilitatorAsync(Guid facilitator, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var listed = await QueryListed(facilitator, now)
            .AsNoTracking()
            .OrderByDescending(r => r.Purpose)
            .ThenBy(r => r.Priority)
            .ThenBy(r => r.ShownAt)
            .ToListAsync(cancel);
        var people = await ReminderRecipientReader.ReadAsync(db, listed.Select(r => r.PersonId).Distinct().ToList(), now, cancel);
        var lines = new List<CallListEntry>();
        foreach (
            var own in listed
                .Where(r => QuietHours.Allows(r.Purpose, now) && people.ContainsKey(r.PersonId))
                .GroupBy(r => people[r.PersonId].Id)
        )
        {
            foreach (var reminder in own)
            {
                if (await etiquette.ComposeForCallAsync(db, reminder, people[reminder.PersonId], now, cancel) is not { } words)
                    continue;
                var to = people[reminder.PersonId];
                lines.Add(new CallListEntry(reminder.Id, to.FullName, to.Phone!, words.Reason, words.Chat));
                break;
            }
        }
        return lines;
    }

    /// <summary>Ticks a line off. Encouragement that still waited for the same person goes too: they have just been talked to.</summary>
    /// <returns>False where the line is not, or no longer, hers.</returns>
    public Task<bool> MarkCalledAsync(Guid facilitator, Guid reminder, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                var now = clock.GetUtcNow().UtcDateTime;
                if (await QueryListed(facilitator, now).SingleOrDefaultAsync(r => r.Id == reminder, cancel) is not { } called)
                    return false;
                called.MarkCalled(facilitator, now);
                var others = await db
                    .Reminders.Where(r =>
                        r.Id != reminder
                        && r.State == ReminderState.Listed
                        && r.Purpose == ReminderPurpose.Motivation
                        && db.SamePerson(called.PersonId).Contains(r.PersonId)
                    )
                    .ToListAsync(cancel);
                others.ForEach(o => o.RemoveFromCallList());
                await audit.AppendAsync(db, facilitator, RemindersAudit.Called, RemindersAudit.Subject(reminder), null, null, cancel);
                return true;
            },
            cancel
        );

    private IQueryable<Reminder> QueryListed(Guid facilitator, DateTime now) =>
        db
            .Reminders.Where(r => r.State == ReminderState.Listed && r.Channel == CallChannel.ChannelId && r.ExpiresAt > now)
            .Where(r => CallablePeople.QueryForFacilitator(db, facilitator).Contains(r.PersonId));
}

/// <summary>One person to call.</summary>
/// <param name="Phone">In E.164.</param>
/// <param name="Reason">The one thing worth saying.</param>
/// <param name="Chat">The same, written for WhatsApp.</param>
public sealed record CallListEntry(Guid ReminderId, string Name, string Phone, string Reason, string Chat)
{
    private const string Colombia = "+57";
    private const int ColombianLength = 13;

    /// <summary>As people read it out: <c>+57 300 123 4501</c>.</summary>
    public string PhoneToRead =>
        Phone.StartsWith(Colombia, StringComparison.Ordinal) && Phone.Length == ColombianLength
            ? $"{Colombia} {Phone[3..6]} {Phone[6..9]} {Phone[9..]}"
            : Phone;

    /// <summary>
    /// Opens WhatsApp with the text written; it goes straight from the facilitator's phone. Nothing for a telephone at home.
    /// </summary>
    public string? ChatLink =>
        Phone.StartsWith(Colombia + "60", StringComparison.Ordinal)
            ? null
            : $"https://wa.me/{Phone.TrimStart('+')}?text={Uri.EscapeDataString(Chat)}";
}

/// <summary>
/// A facilitator's call list, for people without e-mail. The words are the facilitator's; here stands only that somebody should call.
/// </summary>
public sealed class CallChannel : IReminderChannel
{
    public const string ChannelId = "llamada";

    public string Id => ChannelId;

    public string Name => "Llamada o WhatsApp de quien facilita";

    public bool Reaches(ReminderRecipient recipient, ReminderContent words) => recipient.Phone is not null && words.Reason.Length > 0;

    public Task<ReminderDeliveryResult> DeliverAsync(OutgoingReminder reminder, CancellationToken cancel) =>
        Task.FromResult(ReminderDeliveryResult.Listed);
}

/// <summary>The people a facilitator may call: those of her gatherings and groups, and whom she registered.</summary>
internal static class CallablePeople
{
    /// <summary>Rows of all of them, to be used inside a query. Whoever was merged into somebody of hers is hers (R14).</summary>
    public static IQueryable<Guid> QueryForFacilitator(UsmeDb db, Guid facilitator)
    {
        var gatherings = db.GatheringFacilitators.Where(f => db.SamePerson(facilitator).Contains(f.PersonId)).Select(f => f.GatheringId);
        var groups = db.Gatherings.Where(g => g.GroupId != null && gatherings.Contains(g.Id)).Select(g => g.GroupId);
        var known = db
            .SeatReservations.Where(s => gatherings.Contains(s.GatheringId))
            .Select(s => s.PersonId)
            .Union(db.Attendances.Where(a => gatherings.Contains(a.GatheringId)).Select(a => a.PersonId))
            .Union(db.Enrolments.Where(e => groups.Contains(e.GroupId) && e.LeftAt == null).Select(e => e.PersonId))
            .Union(
                db.People.Where(p => p.RegisteredById != null && db.SamePerson(facilitator).Contains(p.RegisteredById.Value))
                    .Select(p => p.Id)
            );
        return db
            .People.Where(p => p.ErasedAt == null && db.People.Any(own => own.SurvivorId == p.SurvivorId && known.Contains(own.Id)))
            .Select(p => p.Id);
    }
}

/// <summary>What the audit calls the deeds of staff upon reminders (R31).</summary>
public static class RemindersAudit
{
    public const string Called = "aviso.llamada";

    public static string Subject(Guid reminder) => $"aviso/{reminder}";
}
