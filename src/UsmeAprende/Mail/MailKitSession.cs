using MailKit;
using MailKit.Net.Smtp;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace UsmeAprende.Mail;

/// <summary>One connection for several letters, even after one of them was refused; made again where the server has ended it.</summary>
internal sealed class MailKitSession(
    MailConnections connections,
    MailOptions options,
    MailCondition condition,
    TimeProvider clock,
    ILogger log
) : IMailSession
{
    private const int Closing = 421;

    private SmtpClient? _client;

    public async Task<MailOutcome> SendAsync(Letter letter, CancellationToken cancel)
    {
        if (!LetterMessage.TryWrite(letter, options, clock.GetUtcNow(), out var message))
            return MailOutcome.Permanent(MailReason.AddressInvalid);
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
                Drop();
                if (cancel.IsCancellationRequested)
                    throw;
                return Told(MailOutcome.Transient(MailReason.TimedOut));
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
        catch (Exception fault) when (fault is OperationCanceledException || MailConnections.TroubleOf(fault) is not null)
        {
            // It is gone already.
        }
        Drop();
    }

    private async Task<MailOutcome> HandOverAsync(MimeMessage message, CancellationToken cancel)
    {
        if (await ReadyAsync(cancel) is { } trouble)
        {
            Drop();
            return Told(MailOutcome.Transient(trouble.Reason, trouble.Status), trouble.Cause);
        }
        var isInternational = LetterMessage.IsInternational(message);
        if (isInternational && !_client!.Capabilities.HasFlag(SmtpCapabilities.UTF8 | SmtpCapabilities.EightBitMime))
            return Told(MailOutcome.Permanent(MailReason.AddressUnsupported));
        try
        {
            var format = FormatOptions.Default.Clone();
            format.International = isInternational;
            await _client!.SendAsync(format, message, cancel);
            condition.Accept();
            return MailOutcome.Accepted;
        }
        catch (SmtpCommandException refusal)
        {
            if ((int)refusal.StatusCode == Closing)
                Drop();
            return Told(Of(refusal.ErrorCode, (int)refusal.StatusCode));
        }
        catch (ServiceNotAuthenticatedException)
        {
            return Told(MailOutcome.Transient(MailReason.SignInRefused, (int)SmtpStatusCode.AuthenticationRequired));
        }
        catch (Exception fault) when (MailConnections.TroubleOf(fault) is { } broken)
        {
            Drop();
            return Told(MailOutcome.Transient(broken.Reason, broken.Status), broken.Cause);
        }
    }

    // Servers end a connection after some letters or some minutes. Asking first costs a word; finding out with a letter would put it off.
    private async Task<MailTrouble?> ReadyAsync(CancellationToken cancel)
    {
        if (_client is { IsConnected: true } kept)
        {
            try
            {
                await kept.NoOpAsync(cancel);
                return null;
            }
            catch (Exception fault) when (MailConnections.TroubleOf(fault) is not null)
            {
                Drop();
            }
        }
        Drop();
        return await connections.OpenAsync(_client = new SmtpClient(), options.Server, cancel);
    }

    private void Drop()
    {
        _client?.Dispose();
        _client = null;
    }

    private MailOutcome Told(MailOutcome outcome, string? cause = null)
    {
        var reason = outcome.Reason ?? MailReason.ConnectionFailed;
        condition.Refuse(reason, cause);
        log.LogWarning(
            "The mail server {Host}:{Port} did not take a letter: {Reason}, {Cause}",
            options.Host,
            options.Port,
            reason,
            cause ?? (outcome.Status is { } status ? $"status {status}" : "no more is known")
        );
        return outcome;
    }

    private static MailOutcome Of(SmtpErrorCode at, int status) =>
        (at, status) switch
        {
            (_, 530 or 534 or 535 or 538) => MailOutcome.Transient(MailReason.SignInRefused, status),
            (SmtpErrorCode.RecipientNotAccepted, >= 500) => MailOutcome.Permanent(MailReason.RecipientRefused, status),
            (_, >= 500) => MailOutcome.Permanent(MailReason.LetterRefused, status),
            _ => MailOutcome.Transient(MailReason.TryLater, status),
        };
}
