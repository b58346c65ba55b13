using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Reminders.Channels;
using UsmeAprende.Reminders.Kinds;
using UsmeAprende.Reminders.Templates;

namespace UsmeAprende.Reminders.Sending;

/// <summary>
/// Decides about a claimed reminder by the current state of things (R27, R28): send it and by which channel, postpone it, or drop it.
/// </summary>
public sealed class ReminderPolicy(
    IEnumerable<IReminderKind> kinds,
    ReminderTemplateStore templates,
    IEnumerable<IReminderChannel> channels
)
{
    private readonly Dictionary<string, IReminderKind> _kinds = kinds.ToDictionary(k => k.Id);

    /// <summary>To be called in the transaction of the claim. Returns null if the reminder was postponed or dropped.</summary>
    internal async Task<OutgoingReminder?> DecideAsync(
        UsmeDb db,
        Reminder reminder,
        ReminderRecipient? to,
        DateTime now,
        CancellationToken cancel
    )
    {
        if (to is not { Exists: true } || !_kinds.TryGetValue(reminder.Kind, out var kind))
            reminder.Drop("Ya no hay a quién escribirle.");
        else if (now >= reminder.ExpiresAt)
            reminder.Drop("Pasó su momento.");
        else if (!QuietHours.Allows(reminder.Purpose, now))
            reminder.Postpone(QuietHours.NextAllowed(reminder.Purpose, now));
        else if (reminder.Purpose is ReminderPurpose.Motivation && ReasonAgainst(kind, to) is { } reason)
            reminder.Drop(reason);
        else if (await WasShownAsync(db, reminder, to, cancel))
            reminder.Drop("Ya se le dijo.");
        else if (await kind.FindFactsAsync(db, reminder, now, cancel) is not { } facts)
            reminder.Drop("Ya no hace falta.");
        else if (reminder.Purpose is ReminderPurpose.Motivation && !IsWithinLimits(reminder, to, now))
            reminder.Postpone(QuietHours.NextAllowedDay(reminder.Purpose, now));
        else
            return ShowAndPrepare(reminder, kind, to, (await templates.FindAsync(db, kind, cancel)).Fill(to.GivenNames, facts), now);
        return null;
    }

    /// <summary>The words for a facilitator who calls about a listed reminder; null if it is not true or wanted any more.</summary>
    internal async Task<ReminderContent?> ComposeForCallAsync(
        UsmeDb db,
        Reminder reminder,
        ReminderRecipient to,
        DateTime now,
        CancellationToken cancel
    )
    {
        if (
            !to.Exists
            || !to.MayBeContacted
            || to.Phone is null
            || !_kinds.TryGetValue(reminder.Kind, out var kind)
            || !to.Wants(kind, CallChannel.ChannelId)
        )
            return null;
        if (reminder.Purpose is ReminderPurpose.Motivation && !to.AllowsReminders)
            return null;
        return await kind.FindFactsAsync(db, reminder, now, cancel) is { } facts
            ? (await templates.FindAsync(db, kind, cancel)).Fill(to.GivenNames, facts)
            : null;
    }

    /// <summary>The id of the channel by which such a reminder would reach somebody now; null if none does.</summary>
    internal string? FindChannel(string kindId, ReminderRecipient to)
    {
        var kind = _kinds[kindId];
        return FindChannel(kind, to, templates.Get(kind).Fill(to.GivenNames, new ReminderFacts("/", kind.Sample)))?.Id;
    }

    private IReminderChannel? FindChannel(IReminderKind kind, ReminderRecipient to, ReminderContent words) =>
        to.MayBeContacted ? channels.FirstOrDefault(c => c.Reaches(to, words) && to.Wants(kind, c.Id)) : null;

    private OutgoingReminder? ShowAndPrepare(
        Reminder reminder,
        IReminderKind kind,
        ReminderRecipient to,
        ReminderContent words,
        DateTime now
    )
    {
        var channel = FindChannel(kind, to, words);
        if (reminder.Purpose is ReminderPurpose.Motivation)
            reminder.TakeDailySlot(to.Id, BogotaClock.DayOf(now));
        reminder.ShowInInbox(words, channel?.Id, now);
        return channel is null ? null : new OutgoingReminder(reminder.Id, kind, to, words, channel);
    }

    /// <summary>Why motivation may not be sent: it needs the person's consent and, for a minor, the guardian's (R16).</summary>
    private string? ReasonAgainst(IReminderKind kind, ReminderRecipient to) =>
        !to.AllowsReminders ? "No quiere recordatorios."
        : !to.MayBeContacted ? "Falta el permiso de la persona adulta que responde."
        : channels.Select(c => c.Id).Append(ReminderInbox.ChannelId).All(c => !to.Wants(kind, c)) ? "No quiere este aviso."
        : null;

    /// <summary>At most one a day and three in any seven days; another attempt of the same message does not count twice.</summary>
    private static bool IsWithinLimits(Reminder reminder, ReminderRecipient to, DateTime now)
    {
        var others = to.Encouraged.Where(e => e.ReminderId != reminder.Id).ToList();
        return others.DistinctBy(e => e.ReminderId).Count() < QuietHours.MostAWeek
            && others.TrueForAll(e => e.Day != BogotaClock.DayOf(now));
    }

    // It may have been planned for two rows of a person before they were merged (R14).
    private static Task<bool> WasShownAsync(UsmeDb db, Reminder reminder, ReminderRecipient to, CancellationToken cancel)
    {
        var rows = to.Rows.ToList();
        return db.Reminders.AnyAsync(
            r =>
                r.Id != reminder.Id
                && rows.Contains(r.PersonId)
                && r.Kind == reminder.Kind
                && r.Subject == reminder.Subject
                && r.Period == reminder.Period
                && r.ShownAt != null,
            cancel
        );
    }
}
