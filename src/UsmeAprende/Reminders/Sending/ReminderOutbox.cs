using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsmeAprende.Data;
using UsmeAprende.Mail;
using UsmeAprende.Reminders.Bounces;
using UsmeAprende.Reminders.Channels;

namespace UsmeAprende.Reminders.Sending;

/// <summary>
/// Claims reminders that are due and records the results. A claim expires: if a sender dies, another one claims its reminders later (R27).
/// </summary>
public sealed class ReminderOutbox(
    UsmeDb db,
    ReminderPolicy policy,
    IEmailSender mailer,
    IOptions<ReminderOptions> options,
    TimeProvider clock
)
{
    /// <summary>Claims some reminders that are due, service messages first, and decides about each.</summary>
    public async Task<OutboxClaim> ClaimAsync(CancellationToken cancel)
    {
        try
        {
            return await TryClaimAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // Another server has just used the daily message of one of these people: the second attempt postpones ours.
            return await TryClaimAsync(cancel);
        }
    }

    // In one transaction, so that a decision sees the others about the same person.
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
                // The purpose is stored as text, and "Service" sorts after "Motivation".
                var ids = await due.OrderByDescending(r => r.Purpose)
                    .ThenBy(r => r.Priority)
                    .ThenBy(r => r.DueAt)
                    .Select(r => r.Id)
                    .Take(options.Value.InFlight)
                    .ToListAsync(cancel);

                // The condition is checked again in the update, since another server may have claimed some of them.
                await due.Where(r => ids.Contains(r.Id))
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(r => r.State, ReminderState.Sending)
                                .SetProperty(r => r.LeaseId, lease)
                                .SetProperty(r => r.LeasedUntil, until),
                        cancel
                    );
                var claimed = await db.Reminders.Where(r => r.LeaseId == lease).ToListAsync(cancel);
                var outgoing = await DecideAsync(claimed, now, cancel);
                return new OutboxClaim(lease, ids.Count, outgoing);
            },
            cancel
        );

    /// <summary>Stores the results of sending, in one transaction.</summary>
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

        // The person was erased while the e-mail was being written: it must not stay in the folder (R30).
        var people = results.Select(r => r.Reminder.To.Id).ToList();
        foreach (
            var erased in await db.People.Where(p => people.Contains(p.Id) && p.ErasedAt != null).Select(p => p.Id).ToListAsync(cancel)
        )
            mailer.DeleteForOwner(erased);
    }

    private async Task<List<OutgoingReminder>> DecideAsync(List<Reminder> claimed, DateTime now, CancellationToken cancel)
    {
        var outgoing = new List<OutgoingReminder>();
        var decided = new HashSet<PersonId>();
        var recipients = await ReminderRecipientReader.ReadAsync(db, [.. claimed.Select(r => r.PersonId).Distinct()], now, cancel);
        foreach (var reminder in claimed.OrderBy(r => r.Purpose).ThenBy(r => r.Priority).ThenBy(r => r.DueAt))
        {
            var to = recipients.GetValueOrDefault(reminder.PersonId);
            if (to is not null && !decided.Add(to.Id))
                to = await ReloadRecipientAsync(reminder.PersonId, now, cancel);
            if (await policy.DecideAsync(db, reminder, to, now, cancel) is { } message)
                outgoing.Add(message);
        }
        return outgoing;
    }

    // The reminder before may have used the same person's daily message.
    private async Task<ReminderRecipient?> ReloadRecipientAsync(PersonId person, DateTime now, CancellationToken cancel)
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

/// <summary>The reminders that a sender has claimed.</summary>
/// <param name="Taken">How many were claimed; zero if nothing is due.</param>
/// <param name="Outgoing">Those to be sent now.</param>
public sealed record OutboxClaim(Guid Lease, int Taken, IReadOnlyList<OutgoingReminder> Outgoing);
