namespace UsmeAprende.Reminders.Channels;

/// <summary>
/// A facilitator's call list, for people without e-mail. The words are the facilitator's; here stands only that somebody should call.
/// </summary>
public sealed class CallChannel : IReminderChannel
{
    public const string ChannelId = "llamada";

    public string Id => ChannelId;

    public string Name => "Llamada o WhatsApp de quien facilita";

    public bool Reaches(Recipient recipient, ReminderWords words) => recipient.Phone is not null && words.Reason.Length > 0;

    public Task<Delivery> DeliverAsync(OutgoingReminder reminder, CancellationToken cancel) => Task.FromResult(Delivery.Listed);
}
