using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using UsmeAprende.Jobs;
using UsmeAprende.Reminders.Channels;

namespace UsmeAprende.Reminders.Sending;

/// <summary>
/// Sends what is due: claims a few reminders, sends these at once, and records the results. Any number of senders may run.
/// </summary>
public sealed class ReminderSender(
    ReminderOutbox outbox,
    IOptions<ReminderOptions> options,
    TimeProvider clock,
    ILogger<ReminderSender> log
)
{
    public async Task<ReminderSendingResult> SendDueAsync(CancellationToken cancel)
    {
        var deliveries = new List<ReminderDeliveryResult>();
        var taken = 0;
        for (var claim = await outbox.ClaimAsync(cancel); claim is { Taken: > 0 }; )
        {
            taken += claim.Taken;
            var deliveryTasks = Task.WhenAll(claim.Outgoing.Select(reminder => DeliverAsync(reminder, cancel)));
            OutboxClaim? next = null;
            try
            {
                // Claims the next ones while these are being sent. Only one claim is ever being sent.
                if (taken < options.Value.MostARun)
                    next = await outbox.ClaimAsync(cancel);
            }
            finally
            {
                // Results are recorded even if the site is stopping, or accepted reminders would be sent again.
                var results = await deliveryTasks;
                if (results.Length > 0)
                    await outbox.RecordResultsAsync(claim, results, CancellationToken.None);
                deliveries.AddRange(results.Select(r => r.Delivery));
            }
            cancel.ThrowIfCancellationRequested();
            claim = next;
        }
        return ReminderSendingResult.Of(deliveries);
    }

    private async Task<(OutgoingReminder Reminder, ReminderDeliveryResult Delivery)> DeliverAsync(
        OutgoingReminder reminder,
        CancellationToken cancel
    )
    {
        // It was decided while the ones before were being sent, and the allowed hours may have ended since.
        if (!QuietHours.Allows(reminder.Kind.Purpose, clock.GetUtcNow().UtcDateTime))
            return (reminder, ReminderDeliveryResult.TooLate);

        // If the server were slower than this for two claims in a row, the lease would end, and another sender would send it too.
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        timeout.CancelAfter(options.Value.Lease / 3);
        try
        {
            return (reminder, await reminder.Channel.DeliverAsync(reminder, timeout.Token));
        }
        catch (OperationCanceledException)
        {
            return (reminder, new ReminderDeliveryResult(ReminderDeliveryStatus.Transient, "El servidor de correo no respondió a tiempo."));
        }
        catch (Exception fault)
        {
            // A reminder that cannot be sent must not stop the others.
            log.LogError(fault, "Reminder {Reminder} could not be handed over by {Channel}", reminder.Id, reminder.Channel.Id);
            return (reminder, new ReminderDeliveryResult(ReminderDeliveryStatus.Transient, fault.GetType().Name));
        }
    }
}

/// <summary>Result of a run of the sender.</summary>
/// <param name="Accepted">Sent, or put on a call list.</param>
/// <param name="Failed">Not sent, for now or for good.</param>
/// <param name="Why">The most frequent reason of failure; null if none failed.</param>
public sealed record ReminderSendingResult(int Accepted, int Failed, string? Why)
{
    internal static ReminderSendingResult Of(IReadOnlyCollection<ReminderDeliveryResult> deliveries)
    {
        var failed = deliveries
            .Where(d => d.Outcome is ReminderDeliveryStatus.Transient or ReminderDeliveryStatus.Refused or ReminderDeliveryStatus.Failed)
            .ToList();
        return new ReminderSendingResult(
            deliveries.Count(d => d.Outcome is ReminderDeliveryStatus.Accepted or ReminderDeliveryStatus.Listed),
            failed.Count,
            failed.CountBy(f => f.Why).OrderByDescending(why => why.Value).Select(why => why.Key).FirstOrDefault()
        );
    }
}

/// <summary>The job that sends.</summary>
internal sealed class ReminderSendingJob(ReminderSender sender) : ISiteJob
{
    public async Task RunAsync(JobReport report, CancellationToken cancel)
    {
        var (accepted, failed, why) = await sender.SendDueAsync(cancel);
        var sentence = why is null ? $"Avisos enviados: {accepted}." : $"Avisos enviados: {accepted}. Fallidos: {failed}. {why}";

        // A single wrong address is normal; if nothing was accepted at all, the administrator must see it.
        if (accepted == 0 && failed > 0)
            report.Fail(sentence);
        else
            report.Complete(sentence);
    }
}
