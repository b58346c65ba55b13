using MailKit;
using MailKit.Net.Smtp;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MimeKit;

namespace UsmeAprende.Mail;

/// <summary>Sends e-mails to a mail server.</summary>
public sealed class MailKitEmailSender(
    MailServerConnector connections,
    IOptions<MailOptions> options,
    FolderEmailSender folder,
    MailServerStatus serverStatus,
    TimeProvider clock,
    ILogger<MailKitEmailSender> log
) : IEmailSender
{
    public IEmailSession OpenSession() => new MailKitEmailSession(connections, options.Value, serverStatus, clock, log);

    // Nothing waits here, but files may be left from when no mail server was configured.
    public void DeleteForOwner(PersonId owner) => folder.DeleteForOwner(owner);
}

/// <summary>One connection for several e-mails, kept after a refusal; connects again if the server closed it.</summary>
internal sealed class MailKitEmailSession(
    MailServerConnector connections,
    MailOptions options,
    MailServerStatus serverStatus,
    TimeProvider clock,
    ILogger log
) : IEmailSession
{
    private const int Closing = 421;

    private SmtpClient? _client;

    public async Task<EmailSendResult> SendAsync(EmailMessage email, CancellationToken cancel)
    {
        if (!MimeMessageWriter.TryWrite(email, options, clock.GetUtcNow(), out var message))
            return EmailSendResult.Permanent(MailFailureReason.AddressInvalid);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        timeout.CancelAfter(options.Patience);
        using (message)
        {
            try
            {
                return await HandOverAsync(message, timeout.Token);
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
        // QUIT is polite, but not worth waiting for.
        using var brief = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try
        {
            if (_client is { IsConnected: true } client)
                await client.DisconnectAsync(quit: true, brief.Token);
        }
        catch (Exception fault) when (fault is OperationCanceledException || MailServerConnector.FindError(fault) is not null)
        {
            // The connection is gone already.
        }
        Disconnect();
    }

    private async Task<EmailSendResult> HandOverAsync(MimeMessage message, CancellationToken cancel)
    {
        if (await EnsureConnectedAsync(cancel) is { } error)
        {
            Disconnect();
            return LogRefusal(EmailSendResult.Transient(error.Reason, error.Status), error.Cause);
        }
        var isInternational = MimeMessageWriter.IsInternational(message);
        if (isInternational && !_client!.Capabilities.HasFlag(SmtpCapabilities.UTF8 | SmtpCapabilities.EightBitMime))
            return LogRefusal(EmailSendResult.Permanent(MailFailureReason.AddressUnsupported));
        try
        {
            var format = FormatOptions.Default.Clone();
            format.International = isInternational;
            await _client!.SendAsync(format, message, cancel);
            serverStatus.RecordAccepted();
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

    // Servers close a connection after some e-mails or minutes. NOOP finds that out; without it the next e-mail would fail and be delayed.
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

    private EmailSendResult LogRefusal(EmailSendResult result, string? cause = null)
    {
        var reason = result.Reason ?? MailFailureReason.ConnectionFailed;
        serverStatus.RecordRefused(reason, cause);
        log.LogWarning(
            "The mail server {Host}:{Port} did not take a letter: {Reason}, {Cause}",
            options.Host,
            options.Port,
            reason,
            cause ?? (result.Status is { } status ? $"status {status}" : "no more is known")
        );
        return result;
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
