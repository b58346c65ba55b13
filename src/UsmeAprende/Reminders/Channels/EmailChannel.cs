using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using UsmeAprende.Mail;

namespace UsmeAprende.Reminders.Channels;

/// <summary>Letters to a proven address. The visits to the post office of one run are kept for its next letters.</summary>
public sealed class EmailChannel(IMailer mailer, ReminderLetters letters, IOptions<ReminderOptions> options)
    : IReminderChannel,
        IAsyncDisposable
{
    public const string ChannelId = "correo";

    // A visit is for one letter at a time, and several letters are under way.
    private readonly ConcurrentBag<IMailSession> _free = [];

    public string Id => ChannelId;

    public string Name => "Correo";

    public bool Reaches(Recipient recipient, ReminderWords words) =>
        recipient.Email is not null && !recipient.EmailBounces && options.Value.SiteUrl is not null;

    public async Task<Delivery> DeliverAsync(OutgoingReminder reminder, CancellationToken cancel)
    {
        var letter = letters.Write(reminder);
        var session = _free.TryTake(out var kept) ? kept : mailer.Open();
        try
        {
            return Delivery(await session.SendAsync(letter, cancel));
        }
        finally
        {
            _free.Add(session);
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (_free.TryTake(out var session))
            await session.DisposeAsync();
    }

    private static Delivery Delivery(MailOutcome outcome) =>
        outcome.IsAccepted
            ? UsmeAprende.Reminders.Channels.Delivery.Accepted
            : new Delivery(
                outcome.IsBounce ? DeliveryOutcome.Refused
                    : outcome.Result is MailResult.Permanent ? DeliveryOutcome.Failed
                    : DeliveryOutcome.Transient,
                Why(outcome)
            );

    private static string Why(MailOutcome outcome)
    {
        var sentence = outcome.Reason?.Sentence() ?? "El servidor de correo no aceptó la carta";
        return outcome.Status is { } status ? $"{sentence} ({status})." : $"{sentence}.";
    }
}
