using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;
using UsmeAprende.People;
using UsmeAprende.Reminders.Kinds;
using UsmeAprende.Reminders.Sending;
using UsmeAprende.Reminders.Templates;

namespace UsmeAprende.Reminders.Channels;

/// <summary>
/// The list of people whom a facilitator should call today: people without e-mail whom she knows, one line for each with one message.
/// </summary>
public sealed class CallList(UsmeDb db, AuditTrail audit, ReminderPolicy policy, TimeProvider clock) : IPendingCalls
{
    /// <summary>
    /// The most important first. Outside the hours for them (R28) calls are only counted: somebody who looks at dawn must see that some
    /// wait.
    /// </summary>
    public async Task<CallListState> ListForFacilitatorAsync(Actor actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var lines = new List<CallListEntry>();
        var later = new List<DateTime>();
        foreach (var own in await ListByPersonAsync(actor, now, cancel))
        {
            var from = QuietHours.NextAllowed(own[0].Reminder.Purpose, now);
            if (from == now)
                lines.Add(Join(own.TakeWhile(c => c.Reminder.Purpose == own[0].Reminder.Purpose).ToList()));
            else
                later.Add(from);
        }
        return new CallListState(lines, later.Count, later.Count == 0 ? null : later.Min());
    }

    /// <summary>
    /// Marks a call as done. Motivation that still waits for the same person is removed too, since they have just been talked to.
    /// </summary>
    /// <param name="actor">The facilitator.</param>
    /// <param name="reminder">The line.</param>
    /// <param name="alsoSaid">What else was said in the same call, as the line showed it: what came later still has to be said.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>False if the line is not, or no longer, on her list, or she may not.</returns>
    public Task<bool> MarkCalledAsync(Actor actor, Guid reminder, IReadOnlyCollection<Guid> alsoSaid, CancellationToken cancel) =>
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
                        r.Id != reminder && r.State == ReminderState.Listed && db.SamePerson(called.PersonId).Contains(r.PersonId)
                    )
                    .ToListAsync(cancel);
                foreach (var other in others)
                {
                    if (alsoSaid.Contains(other.Id) && other.Subject == called.Subject)
                        other.MarkCalled(actor.PersonId, now);
                    else if (other.Purpose is ReminderPurpose.Motivation)
                        other.RemoveFromCallList();
                }
                await audit.AppendAsync(db, actor.PersonId, RemindersAudit.Called, RemindersAudit.Subject(reminder), null, null, cancel);
                return true;
            },
            cancel
        );

    /// <summary>How many people she should call, whatever the hour; of one gathering, how many of its people.</summary>
    public async Task<PendingCalls> CountAsync(Actor actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var people = await ListByPersonAsync(actor, now, cancel);
        return new PendingCalls(
            people.Count,
            people
                .SelectMany(own => own.Select(c => c.Reminder.Subject).Distinct())
                .Where(subject => Guid.TryParseExact(subject, "N", out _))
                .CountBy(subject => Guid.ParseExact(subject, "N"))
                .ToDictionary()
        );
    }

    // What can be said to each person, the most important first.
    private async Task<List<List<ComposedCall>>> ListByPersonAsync(Actor actor, DateTime now, CancellationToken cancel)
    {
        var listed = await QueryListed(actor, now)
            .AsNoTracking()
            .OrderByDescending(r => r.Purpose)
            .ThenBy(r => r.Priority)
            .ThenBy(r => r.ShownAt)
            .ToListAsync(cancel);
        var people = await ReminderRecipientReader.ReadAsync(db, listed.Select(r => r.PersonId).Distinct().ToList(), now, cancel);
        var calls = new List<List<ComposedCall>>();
        foreach (var own in listed.Where(r => people.ContainsKey(r.PersonId)).GroupBy(r => people[r.PersonId].Id))
        {
            var composed = new List<ComposedCall>();
            foreach (var reminder in own)
                if (await policy.ComposeForCallAsync(db, reminder, people[reminder.PersonId], now, cancel) is { } words)
                    composed.Add(new ComposedCall(reminder, people[reminder.PersonId], words));
            if (composed.Count > 0)
                calls.Add(composed);
        }
        return calls;
    }

    // A café that moved and the seat that became free in it are told in one call.
    private static CallListEntry Join(List<ComposedCall> calls)
    {
        var first = calls[0];
        var together = calls.FindAll(c => c == first || (first.IsOfGathering && c.Reminder.Subject == first.Reminder.Subject));
        var greeting = $"Hola, {first.To.GivenNames}. ";
        return new CallListEntry(
            first.Reminder.Id,
            first.To.FullName,
            first.To.Phone!,
            string.Join(' ', together.Select(c => c.Words.Reason)),
            string.Join(' ', together.Select(c => c == first ? c.Words.Chat : RemoveStart(c.Words.Chat, greeting)))
        )
        {
            TakesCalls = first.To.TakesCalls,
            TakesChats = first.To.TakesChats,
            AlsoSaid = [.. together.Skip(1).Select(c => c.Reminder.Id)],
        };
    }

    private static string RemoveStart(string text, string start) =>
        text.StartsWith(start, StringComparison.Ordinal) ? text[start.Length..] : text;

    private IQueryable<Reminder> QueryListed(Actor actor, DateTime now)
    {
        var listed = db.Reminders.Where(r => r.State == ReminderState.Listed && r.Channel == CallChannel.ChannelId && r.ExpiresAt > now);
        var own = CallablePeople.QueryForFacilitator(db, actor.PersonId);
        if (!actor.IsCoordinator)
            return listed.Where(r => own.Contains(r.PersonId));
        // Coordinators issue certificates also to people whom no facilitator knows; somebody must tell them.
        var known = CallablePeople.QueryForAnyFacilitator(db);
        return listed.Where(r => own.Contains(r.PersonId) || (r.Kind == CertificateIssuedReminder.KindId && !known.Contains(r.PersonId)));
    }
}

/// <summary>A facilitator's calls: those to make now, and how many wait for the hour.</summary>
/// <param name="Later">How many people may not be called yet.</param>
/// <param name="OpensAt">From when the first of them may be called, UTC.</param>
public sealed record CallListState(IReadOnlyList<CallListEntry> Lines, int Later, DateTime? OpensAt);

internal sealed record ComposedCall(Reminder Reminder, ReminderRecipient To, ReminderContent Words)
{
    /// <summary>Of what else there is, each call is about one thing.</summary>
    public bool IsOfGathering => Guid.TryParseExact(Reminder.Subject, "N", out _);
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

    /// <summary>Other reminders that the same call tells.</summary>
    public IReadOnlyList<Guid> AlsoSaid { get; init; } = [];

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

/// <summary>Names of the audit's entries about reminders (R31).</summary>
public static class RemindersAudit
{
    public const string Called = "aviso.llamada";

    public static string Subject(Guid reminder) => $"aviso/{reminder}";
}
