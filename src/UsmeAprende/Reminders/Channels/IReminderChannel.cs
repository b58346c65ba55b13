using UsmeAprende.Reminders.Kinds;
using UsmeAprende.Reminders.Sending;
using UsmeAprende.Reminders.Templates;

namespace UsmeAprende.Reminders.Channels;

/// <summary>
/// A way to reach people outside the site. The first registered channel that reaches the person, and that the person has not refused, is
/// used. A gateway for SMS or WhatsApp would be one more class, registered before the call list.
/// </summary>
public interface IReminderChannel
{
    /// <summary>Short and stable: it is stored in the database.</summary>
    string Id { get; }

    /// <summary>Its name on the page of preferences: <c>Correo</c>.</summary>
    string Name { get; }

    bool Reaches(ReminderRecipient recipient, ReminderContent words);

    /// <summary>
    /// Sends it, without using the database context, which is in use meanwhile. It may be called again for the same reminder after a crash,
    /// and for several reminders at once.
    /// </summary>
    Task<ReminderDeliveryResult> DeliverAsync(OutgoingReminder reminder, CancellationToken cancel);
}

/// <summary>A claimed reminder, ready to be sent.</summary>
public sealed record OutgoingReminder(Guid Id, IReminderKind Kind, ReminderRecipient To, ReminderContent Words, IReminderChannel Channel);

/// <summary>Result of sending a reminder.</summary>
/// <param name="Why">Why it failed, without anybody's address.</param>
public sealed record ReminderDeliveryResult(ReminderDeliveryStatus Outcome, string Why = "")
{
    public static readonly ReminderDeliveryResult Accepted = new(ReminderDeliveryStatus.Accepted);

    public static readonly ReminderDeliveryResult Listed = new(ReminderDeliveryStatus.Listed);

    public static readonly ReminderDeliveryResult TooLate = new(ReminderDeliveryStatus.TooLate);
}

/// <summary>Whether a reminder was sent.</summary>
public enum ReminderDeliveryStatus
{
    Accepted,

    /// <summary>It is on a facilitator's call list.</summary>
    Listed,

    /// <summary>It can be tried again later.</summary>
    Transient,

    /// <summary>This address will never accept anything.</summary>
    Refused,

    /// <summary>This message will never be accepted, for a reason that is not the address.</summary>
    Failed,

    /// <summary>The allowed hours ended while it waited (R28): nothing was sent.</summary>
    TooLate,
}
