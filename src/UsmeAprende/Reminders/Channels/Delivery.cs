namespace UsmeAprende.Reminders.Channels;

/// <summary>How handing over went.</summary>
/// <param name="Why">What the other side said, without anybody's address.</param>
public sealed record Delivery(DeliveryOutcome Outcome, string Why = "")
{
    public static readonly Delivery Accepted = new(DeliveryOutcome.Accepted);

    public static readonly Delivery Listed = new(DeliveryOutcome.Listed);

    public static readonly Delivery TooLate = new(DeliveryOutcome.TooLate);
}
