using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.Reminders.Kinds;
using UsmeAprende.Reminders.Sending;
using UsmeAprende.Reminders.Templates;

namespace UsmeAprende.Reminders.Channels;

/// <summary>
/// The list of people whom a facilitator should call today: people without e-mail whom she knows, one line for each with one message.
/// </summary>
public sealed class CallList(UsmeDb db, AuditTrail audit, ReminderPolicy policy, TimeProvider clock)
{
    /// <summary>The most important first. Outside the hours for motivation only service messages are listed (R28).</summary>
    public async Task<IReadOnlyList<CallListEntry>> ListForFacilitatorAsync(Actor actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var listed = await QueryListed(actor, now)
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
                if (await policy.ComposeForCallAsync(db, reminder, people[reminder.PersonId], now, cancel) is not { } words)
                    continue;
                var to = people[reminder.PersonId];
                lines.Add(
                    new CallListEntry(reminder.Id, to.FullName, to.Phone!, words.Reason, words.Chat)
                    {
                        TakesCalls = to.TakesCalls,
                        TakesChats = to.TakesChats,
                    }
                );
                break;
            }
        }
        return lines;
    }

    /// <summary>
    /// Marks a call as done. Motivation that still waits for the same person is removed too, since they have just been talked to.
    /// </summary>
    /// <returns>False if the line is not, or no longer, on her list, or she may not.</returns>
    public Task<bool> MarkCalledAsync(Actor actor, Guid reminder, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                var now = clock.GetUtcNow().UtcDateTime;
                if (
                    !(await actor.ReloadAsync(db, cancel)).IsFacilitator
                    || await QueryListed(actor, now).SingleOrDefaultAsync(r => r.Id == reminder, cancel) is not { } called
                )
                    return false;
                called.MarkCalled(actor.PersonId, now);
                var others = await db
                    .Reminders.Where(r =>
                        r.Id != reminder
                        && r.State == ReminderState.Listed
                        && r.Purpose == ReminderPurpose.Motivation
                        && db.SamePerson(called.PersonId).Contains(r.PersonId)
                    )
                    .ToListAsync(cancel);
                others.ForEach(o => o.RemoveFromCallList());
                await audit.AppendAsync(db, actor.PersonId, RemindersAudit.Called, RemindersAudit.Subject(reminder), null, null, cancel);
                return true;
            },
            cancel
        );

    private IQueryable<Reminder> QueryListed(Actor actor, DateTime now) =>
        db
            .Reminders.Where(r => r.State == ReminderState.Listed && r.Channel == CallChannel.ChannelId && r.ExpiresAt > now)
            .Where(r => CallablePeople.QueryForFacilitator(db, actor.PersonId).Contains(r.PersonId));
}

/// <summary>One person to call.</summary>
/// <param name="Phone">In E.164.</param>
/// <param name="Reason">What to say.</param>
/// <param name="Chat">The same, written for WhatsApp.</param>
public sealed record CallListEntry(Guid ReminderId, string Name, string Phone, string Reason, string Chat)
{
    private const string Colombia = "+57";
    private const int ColombianLength = 13;

    /// <summary>False if they asked to be written to.</summary>
    public bool TakesCalls { get; init; } = true;

    public bool TakesChats { get; init; } = true;

    /// <summary>Formatted for reading: <c>+57 300 123 4501</c>.</summary>
    public string PhoneToRead =>
        Phone.StartsWith(Colombia, StringComparison.Ordinal) && Phone.Length == ColombianLength
            ? $"{Colombia} {Phone[3..6]} {Phone[6..9]} {Phone[9..]}"
            : Phone;

    /// <summary>Opens WhatsApp with the text, on the facilitator's own phone. Null for a landline.</summary>
    public string? ChatLink =>
        !TakesChats || !HasChats(Phone) ? null : $"https://wa.me/{Phone.TrimStart('+')}?text={Uri.EscapeDataString(Chat)}";

    /// <summary>Landlines have no WhatsApp.</summary>
    public static bool HasChats(string phone) => !phone.StartsWith(Colombia + "60", StringComparison.Ordinal);
}

/// <summary>
/// The channel for people without e-mail: puts the reminder on a facilitator's call list. The facilitator chooses the words.
/// </summary>
public sealed class CallChannel : IReminderChannel
{
    public const string ChannelId = "llamada";

    /// <summary>One of the two ways of this channel; the other is a call. A person may refuse either (ReminderOptOut.EveryKind).</summary>
    public const string ChatId = "whatsapp";

    public string Id => ChannelId;

    public string Name => "Llamada o WhatsApp de quien facilita";

    public bool Reaches(ReminderRecipient recipient, ReminderContent words) => recipient.Phone is not null && words.Reason.Length > 0;

    public Task<ReminderDeliveryResult> DeliverAsync(OutgoingReminder reminder, CancellationToken cancel) =>
        Task.FromResult(ReminderDeliveryResult.Listed);
}

/// <summary>The people whom a facilitator may call: those of her gatherings and groups, and those whom she registered.</summary>
internal static class CallablePeople
{
    /// <summary>The rows of all of them, to be used inside a query, with the rows that were merged with theirs (R14).</summary>
    public static IQueryable<PersonId> QueryForFacilitator(UsmeDb db, PersonId facilitator)
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

/// <summary>Names of the audit's entries about reminders (R31).</summary>
public static class RemindersAudit
{
    public const string Called = "aviso.llamada";

    public static string Subject(Guid reminder) => $"aviso/{reminder}";
}
