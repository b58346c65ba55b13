using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Mail;
using UsmeAprende.People.Identity;
using UsmeAprende.Reminders.Channels;
using UsmeAprende.Reminders.Kinds;
using UsmeAprende.Reminders.Sending;
using UsmeAprende.Reminders.Templates;

namespace UsmeAprende.Reminders.Bounces;

/// <summary>
/// Counts e-mails that a server accepted and later returned, as if it had refused them at once. An e-mail counts at most once, however many
/// reports there are.
/// </summary>
public sealed class BounceCounter(UsmeDb db, IEnumerable<IReminderKind> kinds, ReminderTemplateStore templates, TimeProvider clock)
{
    /// <summary>
    /// Anybody can write a report. It is only believed if it contains the random id of one of our e-mails and the recipient of that e-mail.
    /// The address that it names is looked up only among that person's addresses.
    /// </summary>
    public Task<BounceResult> CountAsync(DeliveryReport report, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                db.ChangeTracker.Clear();
                var now = clock.GetUtcNow().UtcDateTime;
                var reminder = await db.Reminders.AsNoTracking().SingleOrDefaultAsync(r => r.Id == report.LetterId, cancel);
                if (
                    reminder is null
                    || (await ReminderRecipientReader.ReadAsync(db, [reminder.PersonId], now, cancel)).GetValueOrDefault(reminder.PersonId)
                        is not { } to
                )
                    return BounceResult.Unknown;
                var rows = to.Rows.ToList();
                var addresses = await db
                    .PersonIdentifiers.AsNoTracking()
                    .Where(i => i.Kind == IdentifierKind.Email && rows.Contains(i.PersonId))
                    .ToListAsync(cancel);
                var matches = report
                    .Recipients.Select(r => (Recipient: r, Address: addresses.Find(a => r.Addresses.Contains(a.Value))))
                    .Where(t => t.Address is not null)
                    .ToList();
                if (matches.Count == 0)
                    return BounceResult.Unknown;
                if (matches.TrueForAll(t => !t.Recipient.HasFailed))
                    return BounceResult.Delayed;
                if (reminder.State is ReminderState.Waiting or ReminderState.Sending)
                    return BounceResult.TooEarly;

                // The condition is checked again in the update, since another server may read the same mailbox.
                var mine = await db
                    .Reminders.Where(r => r.Id == reminder.Id && r.State == ReminderState.Sent && r.Channel == EmailChannel.ChannelId)
                    .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, ReminderState.Failed), cancel);
                if (mine == 0)
                    return BounceResult.Repeated;
                var (failed, address) = matches.OrderByDescending(t => t.Recipient.IsBounce).First(t => t.Recipient.HasFailed);
                var row = await db.Reminders.SingleAsync(r => r.Id == reminder.Id, cancel);
                row.GiveUp($"El servidor de correo devolvió la carta ({failed.Status}).", to.Phone is not null && IsWorthACall(row));
                if (!failed.IsBounce)
                    return BounceResult.GivenUp;
                await AddressBounceCount.IncrementAsync(db, address!.Id, to.Id, now, cancel);
                return BounceResult.Counted;
            },
            cancel
        );

    private bool IsWorthACall(Reminder reminder) =>
        kinds.FirstOrDefault(k => k.Id == reminder.Kind) is { } kind && templates.Get(kind).IsWorthACall;
}

/// <summary>What a report changed.</summary>
public enum BounceResult
{
    /// <summary>The e-mail came back because of its address.</summary>
    Counted,

    /// <summary>The e-mail came back for another reason.</summary>
    GivenUp,

    /// <summary>The e-mail is still on its way, or arrived.</summary>
    Delayed,

    /// <summary>The e-mail was counted already.</summary>
    Repeated,

    /// <summary>The e-mail is being sent again, because the first acceptance was not recorded: the result of that attempt counts.</summary>
    TooEarly,

    /// <summary>Not an e-mail that we sent to that address, or one whose row is deleted after sending, such as a code.</summary>
    Unknown,
}
