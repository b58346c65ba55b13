using System.Net;
using System.Net.Mail;
using System.Security.Authentication;

namespace UsmeAprende.Mail;

/// <summary>One client for several letters; it keeps its connection where the framework does.</summary>
internal sealed class SmtpSession : IMailSession
{
    private readonly MailOptions _options;
    private readonly SmtpClient _client;

    public SmtpSession(MailOptions options)
    {
        _options = options;
        _client = new SmtpClient(options.Host, options.Port) { EnableSsl = options.Encrypted };
        if (options.User is { } user)
            _client.Credentials = new NetworkCredential(user, options.Password);
    }

    public async Task<MailOutcome> SendAsync(Letter letter, CancellationToken cancel)
    {
        if (!Envelope.TryWrite(letter, _options, out var message))
            return MailOutcome.Permanent(MailReason.AddressInvalid);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(_options.Timeout));
        using (message)
        {
            try
            {
                await _client.SendMailAsync(message, patience.Token);
                return MailOutcome.Accepted;
            }
            catch (SmtpException fault)
            {
                return Of(fault);
            }
            // The client's own time limit does not hold for what is awaited.
            catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
            {
                return MailOutcome.Transient(MailReason.TimedOut);
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    // What the framework's client gives away. It tells a refused recipient apart for 450, 452 and 550 to 553 alone; where encryption is demanded
    // and not offered, it stops before the letter and says so in a message only.
    private static MailOutcome Of(SmtpException fault) => (fault, (int)fault.StatusCode) switch
    {
        (SmtpFailedRecipientException, >= 500 and var status) => MailOutcome.Permanent(MailReason.RecipientRefused, status),
        (_, 454 and var status) => MailOutcome.Transient(MailReason.NotSecure, status),
        (_, (530 or 534 or 535 or 538) and var status) => MailOutcome.Transient(MailReason.SignInRefused, status),
        (_, >= 500 and var status) => MailOutcome.Permanent(MailReason.LetterRefused, status),
        (_, >= 400 and var status) => MailOutcome.Transient(MailReason.TryLater, status),
        ({ InnerException: null or AuthenticationException }, _) => MailOutcome.Transient(MailReason.NotSecure),
        _ => MailOutcome.Transient(MailReason.ConnectionFailed),
    };
}
