using UsmeAprende.Reminders.Channels;

namespace UsmeAprende.Reminders;

/// <summary>How a run of the sender went.</summary>
/// <param name="Accepted">Handed over, or listed for somebody who will say it.</param>
/// <param name="Failed">Not handed over, for now or for good.</param>
/// <param name="Why">What failed most often; nothing where all went well.</param>
public sealed record SendingRun(int Accepted, int Failed, string? Why)
{
    internal static SendingRun Of(IReadOnlyCollection<Delivery> deliveries)
    {
        var failed = deliveries
            .Where(d => d.Outcome is DeliveryOutcome.Transient or DeliveryOutcome.Refused or DeliveryOutcome.Failed)
            .ToList();
        return new SendingRun(
            deliveries.Count(d => d.Outcome is DeliveryOutcome.Accepted or DeliveryOutcome.Listed),
            failed.Count,
            failed.CountBy(f => f.Why).OrderByDescending(why => why.Value).Select(why => why.Key).FirstOrDefault()
        );
    }
}
