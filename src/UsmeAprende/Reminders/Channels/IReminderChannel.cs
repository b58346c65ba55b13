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

    bool Reaches(Recipient recipient, ReminderWords words);

    /// <summary>
    /// Hands it over, without the database, which is at work meanwhile. May be called again for the same reminder after a crash, and for
    /// several at once.
    /// </summary>
    Task<Delivery> DeliverAsync(OutgoingReminder reminder, CancellationToken cancel);
}
