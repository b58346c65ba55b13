using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using UsmeAprende.Reminders.Channels;

namespace UsmeAprende.Reminders;

/// <summary>Hands over what is due, a few at a time: claimed, sent, noted. Any number of senders may run.</summary>
public sealed class ReminderSender(Outbox outbox, IOptions<ReminderOptions> options, ILogger<ReminderSender> log)
{
    /// <returns>How many were accepted, and how many were not.</returns>
    public async Task<(int Accepted, int Failed)> SendDueAsync(CancellationToken cancel)
    {
        var (accepted, failed) = (0, 0);
        for (var taken = 0; taken < options.Value.MostARun;)
        {
            var claim = await outbox.TakeAsync(cancel);
            if (claim.Taken == 0)
                break;
            taken += claim.Taken;
            var results = await Task.WhenAll(claim.Outgoing.Select(reminder => DeliverAsync(reminder, cancel)));

            // What was accepted is noted even when the site is stopping, or it would be sent again.
            if (results.Length > 0)
                await outbox.SettleAsync(claim, results, CancellationToken.None);
            accepted += results.Count(r => r.Delivery.Outcome is DeliveryOutcome.Accepted or DeliveryOutcome.Listed);
            failed += results.Count(r => r.Delivery.Outcome is DeliveryOutcome.Transient or DeliveryOutcome.Refused or DeliveryOutcome.Failed);
            cancel.ThrowIfCancellationRequested();
        }
        return (accepted, failed);
    }

    private async Task<(OutgoingReminder Reminder, Delivery Delivery)> DeliverAsync(OutgoingReminder reminder, CancellationToken cancel)
    {
        // A server slower than this would outlast the lease, and another sender would send it too.
        using var inTime = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        inTime.CancelAfter(options.Value.Lease / 2);
        try
        {
            return (reminder, await reminder.Channel.DeliverAsync(reminder, inTime.Token));
        }
        catch (OperationCanceledException)
        {
            return (reminder, new Delivery(DeliveryOutcome.Transient, "El servidor de correo no respondió a tiempo."));
        }
        catch (Exception fault)
        {
            // One letter that cannot be written must not keep the others.
            log.LogError(fault, "Reminder {Reminder} could not be handed over by {Channel}", reminder.Id, reminder.Channel.Id);
            return (reminder, new Delivery(DeliveryOutcome.Transient, fault.GetType().Name));
        }
    }
}
