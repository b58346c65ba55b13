using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Options;
using UsmeAprende.Mail;
using UsmeAprende.Reminders.Preferences;
using UsmeAprende.Reminders.Sending;
using UsmeAprende.Reminders.Templates;

namespace UsmeAprende.Reminders.Channels;

/// <summary>The channel that sends e-mails to a proven address. The sessions of one run are reused for its next e-mails.</summary>
public sealed class EmailChannel(IEmailSender mailer, ReminderEmailWriter emailWriter, IOptions<ReminderOptions> options)
    : IReminderChannel,
        IAsyncDisposable
{
    public const string ChannelId = "correo";

    // A session sends one e-mail at a time, and several e-mails are sent at once.
    private readonly ConcurrentBag<IEmailSession> _free = [];

    public string Id => ChannelId;

    public string Name => "Correo";

    public bool Reaches(ReminderRecipient recipient, ReminderContent words) =>
        recipient.Email is not null && !recipient.EmailBounces && options.Value.SiteUrl is not null;

    public async Task<ReminderDeliveryResult> DeliverAsync(OutgoingReminder reminder, CancellationToken cancel)
    {
        var email = emailWriter.Write(reminder);
        var session = _free.TryTake(out var kept) ? kept : mailer.OpenSession();
        try
        {
            return ResultOf(await session.SendAsync(email, cancel));
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

    private static ReminderDeliveryResult ResultOf(EmailSendResult result) =>
        result.IsAccepted
            ? ReminderDeliveryResult.Accepted
            : new ReminderDeliveryResult(
                result.IsBounce ? ReminderDeliveryStatus.Refused
                    : result.Result is EmailAcceptance.Permanent ? ReminderDeliveryStatus.Failed
                    : ReminderDeliveryStatus.Transient,
                ReasonFor(result)
            );

    private static string ReasonFor(EmailSendResult result)
    {
        var sentence = result.Reason?.ToSpanish() ?? "El servidor de correo no aceptó la carta";
        return result.Status is { } status ? $"{sentence} ({status})." : $"{sentence}.";
    }
}

/// <summary>
/// Writes a reminder as an e-mail: plain text, and the same as simple HTML that every mail app can show, also in dark mode.
/// </summary>
public sealed class ReminderEmailWriter(UnsubscribeTokens tokens, EntityLetterhead letterhead, IOptions<ReminderOptions> options)
{
    /// <summary>Path of the links that stop a kind; the token follows.</summary>
    public const string UnsubscribePath = "/avisos/baja/";

    private const string ButtonStyle =
        "display:inline-block;padding:12px 20px;border-radius:12px;background:#1a6650;color:#ffffff;font-weight:bold;text-decoration:none";

    public EmailMessage Write(OutgoingReminder reminder)
    {
        var (site, words) = (options.Value, reminder.Words);
        var action = site.SiteUrl + words.Link;
        var stop = site.SiteUrl + UnsubscribePath + tokens.Create(reminder.To.Id, reminder.Kind.Id);
        var signature = letterhead.Sign(words.Why);
        return new EmailMessage
        {
            Owner = reminder.To.Id,
            ToName = reminder.To.FullName,
            To = reminder.To.Email ?? throw new InvalidOperationException("A letter needs an address."),
            Subject = words.Title,
            Text =
                $"{words.Text}\n\n{words.Action}:\n{action}\n\n--\n{string.Join('\n', signature)}\n"
                + $"Para no recibir más avisos como este: {stop}\n",
            Html = Html(words, signature, action, stop),
            MessageId = reminder.Id,
            Unsubscribe = new Uri(stop),
        };
    }

    // The button is at least 48 px high, to be easy to tap.
    private static string Html(ReminderContent words, IEnumerable<string> signature, string action, string stop) =>
        EmailHtmlLayout.Render(
            words.Title,
            $"""
            {words.Html.Trim()}
            <p><a href="{WebUtility.HtmlEncode(action)}" style="{ButtonStyle}">{WebUtility.HtmlEncode(words.Action)}</a></p>
            <hr style="border:0;border-top:1px solid #85715f">
            <p style="font-size:16px">{string.Join("<br>\n", signature.Select(WebUtility.HtmlEncode))}</p>
            <p style="font-size:16px"><a href="{WebUtility.HtmlEncode(stop)}">No quiero más avisos como este</a></p>
            """
        );
}
