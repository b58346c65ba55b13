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
/// Counts letters that a server took and later gave back, as if it had refused them at once.
/// A letter is given back at most once, however many reports tell it.
/// </summary>
public sealed class BounceCounter(UsmeDb db, IEnumerable<IReminderKind> kinds, ReminderTemplateStore templates, TimeProvider clock)
{
    /// <summary>
    /// Anybody may write a report. It is believed where it knows a letter's random id and whom that was sent to: it has the letter.
    /// Whoever it names is looked up among that person's addresses only.
    /// </summary>
    public Task<BounceResult> CountAsync(DeliveryReport report, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                db.ChangeTracker.Clear();
                var now = clock.GetUtcNow().UtcDateTime;
                var letter = await db.Reminders.AsNoTracking().SingleOrDefaultAsync(r => r.Id == report.LetterId, cancel);
                if (
                    letter is null
                    || (await ReminderRecipientReader.ReadAsync(db, [letter.PersonId], now, cancel)).GetValueOrDefault(letter.PersonId)
                        is not { } to
                )
                    return BounceResult.Unknown;
                var rows = to.Rows.ToList();
                var addresses = await db
                    .PersonIdentifiers.AsNoTracking()
                    .Where(i => i.Kind == IdentifierKind.Email && rows.Contains(i.PersonId))
                    .ToListAsync(cancel);
                var told = report
                    .Recipients.Select(r => (Recipient: r, Address: addresses.Find(a => r.Addresses.Contains(a.Value))))
                    .Where(t => t.Address is not null)
                    .ToList();
                if (told.Count == 0)
                    return BounceResult.Unknown;
                if (told.TrueForAll(t => !t.Recipient.HasFailed))
                    return BounceResult.Delayed;
                if (letter.State is ReminderState.Waiting or ReminderState.Sending)
                    return BounceResult.TooEarly;

                // Asked again while changing: another server may be reading the same mailbox.
                var mine = await db
                    .Reminders.Where(r => r.Id == letter.Id && r.State == ReminderState.Sent && r.Channel == EmailChannel.ChannelId)
                    .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, ReminderState.Failed), cancel);
                if (mine == 0)
                    return BounceResult.Repeated;
                var (failed, address) = told.OrderByDescending(t => t.Recipient.IsBounce).First(t => t.Recipient.HasFailed);
                var row = await db.Reminders.SingleAsync(r => r.Id == letter.Id, cancel);
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
    /// <summary>The letter came back because of its address.</summary>
    Counted,

    /// <summary>The letter came back for another reason.</summary>
    GivenUp,

    /// <summary>It is on its way still, or arrived.</summary>
    Delayed,

    /// <summary>It was known.</summary>
    Repeated,

    /// <summary>The letter is being sent again, its first acceptance having been lost: what becomes of that decides.</summary>
    TooEarly,

    /// <summary>No letter that we sent to that address; or one whose row goes once it is sent, such as a code's.</summary>
    Unknown,
}
