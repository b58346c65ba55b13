using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using UsmeAprende.Jobs;
using UsmeAprende.Reminders.Channels;

namespace UsmeAprende.Reminders.Sending;

/// <summary>Hands over what is due, a few at a time and those at once: claimed, sent, noted. Any number of senders may run.</summary>
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
            var handing = Task.WhenAll(claim.Outgoing.Select(reminder => DeliverAsync(reminder, cancel)));
            OutboxClaim? next = null;
            try
            {
                // The next are decided about while the mail server takes these. No more than one claim is ever handed over at once.
                if (taken < options.Value.MostARun)
                    next = await outbox.ClaimAsync(cancel);
            }
            finally
            {
                // What was accepted is noted even when the site is stopping, or it would be sent again.
                var results = await handing;
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
        // Decided while the ones before were handed over, it may have waited past the end of the day.
        if (!QuietHours.Allows(reminder.Kind.Purpose, clock.GetUtcNow().UtcDateTime))
            return (reminder, ReminderDeliveryResult.TooLate);

        // A server slower than this, after another claim as slow, would outlast the lease, and another sender would send it too.
        using var inTime = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        inTime.CancelAfter(options.Value.Lease / 3);
        try
        {
            return (reminder, await reminder.Channel.DeliverAsync(reminder, inTime.Token));
        }
        catch (OperationCanceledException)
        {
            return (reminder, new ReminderDeliveryResult(ReminderDeliveryStatus.Transient, "El servidor de correo no respondió a tiempo."));
        }
        catch (Exception fault)
        {
            // One letter that cannot be written must not keep the others.
            log.LogError(fault, "Reminder {Reminder} could not be handed over by {Channel}", reminder.Id, reminder.Channel.Id);
            return (reminder, new ReminderDeliveryResult(ReminderDeliveryStatus.Transient, fault.GetType().Name));
        }
    }
}

/// <summary>How a run of the sender went.</summary>
/// <param name="Accepted">Handed over, or listed for somebody who will say it.</param>
/// <param name="Failed">Not handed over, for now or for good.</param>
/// <param name="Why">What failed most often; nothing where all went well.</param>
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

        // One address that is gone is nobody's fault; nothing taken at all is for the administrator to see.
        if (accepted == 0 && failed > 0)
            report.Fail(sentence);
        else
            report.Complete(sentence);
    }
}
