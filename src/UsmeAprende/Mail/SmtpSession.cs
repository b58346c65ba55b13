using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.Extensions.Logging;

namespace UsmeAprende.Mail;

/// <summary>One client for several letters; it keeps its connection where the framework does.</summary>
internal sealed class SmtpSession : IMailSession
{
    private readonly MailOptions _options;
    private readonly SmtpClient _client;
    private readonly MailCondition _condition;
    private readonly ILogger _log;

    public SmtpSession(MailOptions options, MailCondition condition, ILogger log)
    {
        (_options, _condition, _log) = (options, condition, log);
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
                _condition.Accept();
                return MailOutcome.Accepted;
            }
            catch (SmtpException fault)
            {
                return Told(Of(fault), CauseOf(fault));
            }
            // The client's own time limit does not hold for what is awaited.
            catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
            {
                return Told(MailOutcome.Transient(MailReason.TimedOut), null);
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    private MailOutcome Told(MailOutcome outcome, string? cause)
    {
        var reason = outcome.Reason ?? MailReason.ConnectionFailed;
        _condition.Refuse(reason, cause);
        _log.LogWarning("The mail server {Host}:{Port} did not take a letter: {Reason}, {Cause}", _options.Host, _options.Port, reason, cause ?? (outcome.Status is { } status ? $"status {status}" : "no more is known"));
        return outcome;
    }

    // Never what the server said, which may hold the address.
    private static string? CauseOf(Exception fault)
    {
        for (var inner = fault; inner is not null; inner = inner.InnerException)
        {
            if (inner is SocketException socket)
                return socket.SocketErrorCode.ToString();
            // It ends with what is wrong with the certificate: "…errors in the certificate chain: UntrustedRoot".
            if (inner is AuthenticationException && inner.Message.LastIndexOf(": ", StringComparison.Ordinal) is >= 0 and var at)
                return inner.Message[(at + 2)..];
        }
        return null;
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
