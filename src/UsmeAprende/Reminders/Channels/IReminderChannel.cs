using UsmeAprende.Reminders.Kinds;
using UsmeAprende.Reminders.Sending;
using UsmeAprende.Reminders.Templates;

namespace UsmeAprende.Reminders.Channels;

/// <summary>
/// A way to reach people beyond their inbox here. Channels are asked in the order they are registered and the first that reaches somebody
/// who has not refused it is taken, so that a gateway for SMS or WhatsApp is one more class, registered before the call list.
/// </summary>
public interface IReminderChannel
{
    /// <summary>Short and stable: it stands in the database.</summary>
    string Id { get; }

    /// <summary>What people call it where they choose: <c>Correo</c>.</summary>
    string Name { get; }

    bool Reaches(ReminderRecipient recipient, ReminderContent words);

    /// <summary>
    /// Hands it over, without the database, which is at work meanwhile. May be called again for the same reminder after a crash, and for
    /// several at once.
    /// </summary>
    Task<ReminderDeliveryResult> DeliverAsync(OutgoingReminder reminder, CancellationToken cancel);
}

/// <summary>A claimed reminder, ready to be handed over.</summary>
public sealed record OutgoingReminder(Guid Id, IReminderKind Kind, ReminderRecipient To, ReminderContent Words, IReminderChannel Channel);

/// <summary>How handing over went.</summary>
/// <param name="Why">What the other side said, without anybody's address.</param>
public sealed record ReminderDeliveryResult(ReminderDeliveryStatus Outcome, string Why = "")
{
    public static readonly ReminderDeliveryResult Accepted = new(ReminderDeliveryStatus.Accepted);

    public static readonly ReminderDeliveryResult Listed = new(ReminderDeliveryStatus.Listed);

    public static readonly ReminderDeliveryResult TooLate = new(ReminderDeliveryStatus.TooLate);
}

/// <summary>What became of a message handed over.</summary>
public enum ReminderDeliveryStatus
{
    Accepted,

    /// <summary>On a list of somebody who will say it.</summary>
    Listed,

    /// <summary>Worth another try later.</summary>
    Transient,

    /// <summary>This address will never take anything.</summary>
    Refused,

    /// <summary>This message will never be taken, which is not the address's fault.</summary>
    Failed,

    /// <summary>Its hours ended while it waited for its turn (R28): nothing was handed over.</summary>
    TooLate,
}
