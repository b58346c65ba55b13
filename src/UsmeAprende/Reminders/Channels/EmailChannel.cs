using Microsoft.Extensions.Options;
using UsmeAprende.Mail;

namespace UsmeAprende.Reminders.Channels;

/// <summary>Letters to a proven address.</summary>
public sealed class EmailChannel(IMailer mailer, ReminderLetters letters, IOptions<ReminderOptions> options) : IReminderChannel
{
    public const string ChannelId = "correo";

    public string Id => ChannelId;

    public string Name => "Correo";

    public bool Reaches(Recipient recipient, ReminderWords words) => recipient.Email is not null && !recipient.EmailBounces && options.Value.SiteUrl is not null;

    public async Task<Delivery> DeliverAsync(OutgoingReminder reminder, CancellationToken cancel)
    {
        var outcome = await mailer.SendAsync(letters.Write(reminder), cancel);
        return outcome.IsAccepted ? Delivery.Accepted : new Delivery(outcome.IsPermanent ? DeliveryOutcome.Refused : DeliveryOutcome.Transient, outcome.Reason ?? "");
    }
}
