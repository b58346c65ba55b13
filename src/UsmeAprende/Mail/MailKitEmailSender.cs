using MailKit;
using MailKit.Net.Smtp;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MimeKit;

namespace UsmeAprende.Mail;

/// <summary>The way out by a mail server.</summary>
public sealed class MailKitEmailSender(
    MailServerConnector connections,
    IOptions<MailOptions> options,
    FolderEmailSender earlier,
    MailServerStatus condition,
    TimeProvider clock,
    ILogger<MailKitEmailSender> log
) : IEmailSender
{
    public IEmailSession OpenSession() => new MailKitEmailSession(connections, options.Value, condition, clock, log);

    // Nothing waits in here, but from before there was a server something may.
    public void DeleteForOwner(Guid owner) => earlier.DeleteForOwner(owner);
}

/// <summary>One connection for several letters, even after one of them was refused; made again where the server has ended it.</summary>
internal sealed class MailKitEmailSession(
    MailServerConnector connections,
    MailOptions options,
    MailServerStatus condition,
    TimeProvider clock,
    ILogger log
) : IEmailSession
{
    private const int Closing = 421;

    private SmtpClient? _client;

    public async Task<EmailSendResult> SendAsync(EmailMessage letter, CancellationToken cancel)
    {
        if (!MimeMessageWriter.TryWrite(letter, options, clock.GetUtcNow(), out var message))
            return EmailSendResult.Permanent(MailFailureReason.AddressInvalid);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(options.Patience);
        using (message)
        {
            try
            {
                return await HandOverAsync(message, patience.Token);
            }
            catch (OperationCanceledException)
            {
                Disconnect();
                if (cancel.IsCancellationRequested)
                    throw;
                return LogRefusal(EmailSendResult.Transient(MailFailureReason.TimedOut));
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        // Saying goodbye is polite, and worth no waiting.
        using var brief = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try
        {
            if (_client is { IsConnected: true } client)
                await client.DisconnectAsync(quit: true, brief.Token);
        }
        catch (Exception fault) when (fault is OperationCanceledException || MailServerConnector.FindError(fault) is not null)
        {
            // It is gone already.
        }
        Disconnect();
    }

    private async Task<EmailSendResult> HandOverAsync(MimeMessage message, CancellationToken cancel)
    {
        if (await EnsureConnectedAsync(cancel) is { } trouble)
        {
            Disconnect();
            return LogRefusal(EmailSendResult.Transient(trouble.Reason, trouble.Status), trouble.Cause);
        }
        var isInternational = MimeMessageWriter.IsInternational(message);
        if (isInternational && !_client!.Capabilities.HasFlag(SmtpCapabilities.UTF8 | SmtpCapabilities.EightBitMime))
            return LogRefusal(EmailSendResult.Permanent(MailFailureReason.AddressUnsupported));
        try
        {
            var format = FormatOptions.Default.Clone();
            format.International = isInternational;
            await _client!.SendAsync(format, message, cancel);
            condition.RecordAccepted();
            return EmailSendResult.Accepted;
        }
        catch (SmtpCommandException refusal)
        {
            if ((int)refusal.StatusCode == Closing)
                Disconnect();
            return LogRefusal(ResultOf(refusal.ErrorCode, (int)refusal.StatusCode));
        }
        catch (ServiceNotAuthenticatedException)
        {
            return LogRefusal(EmailSendResult.Transient(MailFailureReason.SignInRefused, (int)SmtpStatusCode.AuthenticationRequired));
        }
        catch (Exception fault) when (MailServerConnector.FindError(fault) is { } broken)
        {
            Disconnect();
            return LogRefusal(EmailSendResult.Transient(broken.Reason, broken.Status), broken.Cause);
        }
    }

    // Servers end a connection after some letters or some minutes. Asking first costs a word; finding out with a letter would put it off.
    private async Task<MailConnectionError?> EnsureConnectedAsync(CancellationToken cancel)
    {
        if (_client is { IsConnected: true } kept)
        {
            try
            {
                await kept.NoOpAsync(cancel);
                return null;
            }
            catch (Exception fault) when (MailServerConnector.FindError(fault) is not null)
            {
                Disconnect();
            }
        }
        Disconnect();
        return await connections.ConnectAsync(_client = new SmtpClient(), options.Server, cancel);
    }

    private void Disconnect()
    {
        _client?.Dispose();
        _client = null;
    }

    private EmailSendResult LogRefusal(EmailSendResult outcome, string? cause = null)
    {
        var reason = outcome.Reason ?? MailFailureReason.ConnectionFailed;
        condition.RecordRefused(reason, cause);
        log.LogWarning(
            "The mail server {Host}:{Port} did not take a letter: {Reason}, {Cause}",
            options.Host,
            options.Port,
            reason,
            cause ?? (outcome.Status is { } status ? $"status {status}" : "no more is known")
        );
        return outcome;
    }

    private static EmailSendResult ResultOf(SmtpErrorCode at, int status) =>
        (at, status) switch
        {
            (_, 530 or 534 or 535 or 538) => EmailSendResult.Transient(MailFailureReason.SignInRefused, status),
            (SmtpErrorCode.RecipientNotAccepted, >= 500) => EmailSendResult.Permanent(MailFailureReason.RecipientRefused, status),
            (_, >= 500) => EmailSendResult.Permanent(MailFailureReason.LetterRefused, status),
            _ => EmailSendResult.Transient(MailFailureReason.TryLater, status),
        };
}
