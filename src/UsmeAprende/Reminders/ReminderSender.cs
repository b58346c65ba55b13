using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using UsmeAprende.Reminders.Channels;

namespace UsmeAprende.Reminders;

/// <summary>Hands over what is due, a few at a time and those at once: claimed, sent, noted. Any number of senders may run.</summary>
public sealed class ReminderSender(Outbox outbox, IOptions<ReminderOptions> options, TimeProvider clock, ILogger<ReminderSender> log)
{
    public async Task<SendingRun> SendDueAsync(CancellationToken cancel)
    {
        var deliveries = new List<Delivery>();
        var taken = 0;
        for (var claim = await outbox.TakeAsync(cancel); claim is { Taken: > 0 }; )
        {
            taken += claim.Taken;
            var handing = Task.WhenAll(claim.Outgoing.Select(reminder => DeliverAsync(reminder, cancel)));
            Claim? next = null;
            try
            {
                // The next are decided about while the mail server takes these. No more than one claim is ever handed over at once.
                if (taken < options.Value.MostARun)
                    next = await outbox.TakeAsync(cancel);
            }
            finally
            {
                // What was accepted is noted even when the site is stopping, or it would be sent again.
                var results = await handing;
                if (results.Length > 0)
                    await outbox.SettleAsync(claim, results, CancellationToken.None);
                deliveries.AddRange(results.Select(r => r.Delivery));
            }
            cancel.ThrowIfCancellationRequested();
            claim = next;
        }
        return SendingRun.Of(deliveries);
    }

    private async Task<(OutgoingReminder Reminder, Delivery Delivery)> DeliverAsync(OutgoingReminder reminder, CancellationToken cancel)
    {
        // Decided while the ones before were handed over, it may have waited past the end of the day.
        if (!Manners.Allow(reminder.Kind.Purpose, clock.GetUtcNow().UtcDateTime))
            return (reminder, Delivery.TooLate);

        // A server slower than this, after another claim as slow, would outlast the lease, and another sender would send it too.
        using var inTime = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        inTime.CancelAfter(options.Value.Lease / 3);
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
