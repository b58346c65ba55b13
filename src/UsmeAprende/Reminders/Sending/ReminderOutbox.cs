using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsmeAprende.Data;
using UsmeAprende.Mail;
using UsmeAprende.Reminders.Bounces;
using UsmeAprende.Reminders.Channels;

namespace UsmeAprende.Reminders.Sending;

/// <summary>Claims what is due and notes what became of it. A claim is a lease: a sender that dies leaves it to the next (R27).</summary>
public sealed class ReminderOutbox(
    UsmeDb db,
    ReminderPolicy etiquette,
    IEmailSender mailer,
    IOptions<ReminderOptions> options,
    TimeProvider clock
)
{
    /// <summary>Takes a few that are due, what people count on first, and decides about each.</summary>
    public async Task<OutboxClaim> ClaimAsync(CancellationToken cancel)
    {
        try
        {
            return await TryClaimAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // Another server has just taken one of these people's message of the day: looking again puts ours off.
            return await TryClaimAsync(cancel);
        }
    }

    // One transaction, so that decisions on one person see each other.
    private Task<OutboxClaim> TryClaimAsync(CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                db.ChangeTracker.Clear();
                var now = clock.GetUtcNow().UtcDateTime;
                var lease = Guid.CreateVersion7();
                var until = now + options.Value.Lease;
                var due = db.Reminders.Where(r =>
                    (r.State == ReminderState.Waiting && r.DueAt <= now) || (r.State == ReminderState.Sending && r.LeasedUntil <= now)
                );
                // Stored as words, and Service comes after Motivation.
                var some = await due.OrderByDescending(r => r.Purpose)
                    .ThenBy(r => r.Priority)
                    .ThenBy(r => r.DueAt)
                    .Select(r => r.Id)
                    .Take(options.Value.InFlight)
                    .ToListAsync(cancel);

                // Asked again while changing: another server may have been quicker.
                await due.Where(r => some.Contains(r.Id))
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(r => r.State, ReminderState.Sending)
                                .SetProperty(r => r.LeaseId, lease)
                                .SetProperty(r => r.LeasedUntil, until),
                        cancel
                    );
                var claimed = await db.Reminders.Where(r => r.LeaseId == lease).ToListAsync(cancel);
                var outgoing = await DecideAsync(claimed, now, cancel);
                return new OutboxClaim(lease, some.Count, outgoing);
            },
            cancel
        );

    /// <summary>Notes how handing over went, in one commit.</summary>
    public async Task RecordResultsAsync(
        OutboxClaim claim,
        IReadOnlyList<(OutgoingReminder Reminder, ReminderDeliveryResult Delivery)> results,
        CancellationToken cancel
    )
    {
        await db.WriteAsync(
            async () =>
            {
                db.ChangeTracker.Clear();
                var now = clock.GetUtcNow().UtcDateTime;
                var rows = await db.Reminders.Where(r => r.LeaseId == claim.Lease).ToDictionaryAsync(r => r.Id, cancel);
                foreach (var (reminder, delivery) in results)
                    if (rows.TryGetValue(reminder.Id, out var row))
                        await RecordResultsAsync(row, reminder, delivery, now, cancel);
            },
            cancel
        );

        // Erased while a letter to them was being written: it must not stay in the folder (R30).
        var people = results.Select(r => r.Reminder.To.Id).ToList();
        foreach (
            var erased in await db.People.Where(p => people.Contains(p.Id) && p.ErasedAt != null).Select(p => p.Id).ToListAsync(cancel)
        )
            mailer.DeleteForOwner(erased);
    }

    private async Task<List<OutgoingReminder>> DecideAsync(List<Reminder> claimed, DateTime now, CancellationToken cancel)
    {
        var outgoing = new List<OutgoingReminder>();
        var met = new HashSet<Guid>();
        var recipients = await ReminderRecipientReader.ReadAsync(db, [.. claimed.Select(r => r.PersonId).Distinct()], now, cancel);
        foreach (var reminder in claimed.OrderBy(r => r.Purpose).ThenBy(r => r.Priority).ThenBy(r => r.DueAt))
        {
            var to = recipients.GetValueOrDefault(reminder.PersonId);
            if (to is not null && !met.Add(to.Id))
                to = await ReloadRecipientAsync(reminder.PersonId, now, cancel);
            if (await etiquette.DecideAsync(db, reminder, to, now, cancel) is { } going)
                outgoing.Add(going);
        }
        return outgoing;
    }

    // The one before may have been the same person's message of the day.
    private async Task<ReminderRecipient?> ReloadRecipientAsync(Guid person, DateTime now, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        return (await ReminderRecipientReader.ReadAsync(db, [person], now, cancel)).GetValueOrDefault(person);
    }

    private async Task RecordResultsAsync(
        Reminder row,
        OutgoingReminder reminder,
        ReminderDeliveryResult delivery,
        DateTime now,
        CancellationToken cancel
    )
    {
        switch (delivery.Outcome)
        {
            case ReminderDeliveryStatus.Accepted:
                row.MarkSent(now);
                break;
            case ReminderDeliveryStatus.Listed:
                row.PutOnCallList(reminder.Channel.Id);
                break;
            case ReminderDeliveryStatus.TooLate:
                row.Postpone(QuietHours.NextAllowed(row.Purpose, now));
                break;
            case ReminderDeliveryStatus.Transient:
                row.RecordTransientFailure(delivery.Why, now, RetryBackoff.Waits);
                break;
            case ReminderDeliveryStatus.Refused:
                if (reminder.To.EmailId is { } email)
                    await AddressBounceCount.IncrementAsync(db, email, reminder.To.Id, now, cancel);
                GiveUp(row, reminder, delivery);
                break;
            case ReminderDeliveryStatus.Failed:
                GiveUp(row, reminder, delivery);
                break;
        }
    }

    private static void GiveUp(Reminder row, OutgoingReminder reminder, ReminderDeliveryResult delivery) =>
        row.GiveUp(delivery.Why, reminder.To.Phone is not null && reminder.Words.Reason.Length > 0);
}

/// <summary>What a sender took.</summary>
/// <param name="Taken">How many were looked at; none means that nothing is due.</param>
/// <param name="Outgoing">What of it is to be handed over now.</param>
public sealed record OutboxClaim(Guid Lease, int Taken, IReadOnlyList<OutgoingReminder> Outgoing);
