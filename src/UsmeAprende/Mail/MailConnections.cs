using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;

namespace UsmeAprende.Mail;

/// <summary>
/// Connects and signs in, the same way to the mail server and to the mailbox.
/// What a network or a server can do wrong comes back as trouble.
/// </summary>
public sealed class MailConnections(IOptions<MailOptions> options, MailTokens tokens)
{
    private readonly X509Certificate2? _authority = options.Value.Authority is { } file
        ? X509CertificateLoader.LoadCertificateFromFile(file)
        : null;

    /// <returns>Nothing where the way is open.</returns>
    internal async Task<MailTrouble?> OpenAsync(MailService service, MailServer server, CancellationToken cancel)
    {
        // Every answer has its time, and what waits for several has one of its own.
        service.Timeout = (int)options.Value.Patience.TotalMilliseconds;
        // Whoever may not reach the authorities' own servers could send nothing.
        service.CheckCertificateRevocation = false;
        string? doubt = null;
        service.ServerCertificateValidationCallback = (_, shown, chain, errors) => (doubt = Doubt(shown, chain, errors)) is null;
        try
        {
            await service.ConnectAsync(server.Host, server.Port, OptionsOf(server.Security), cancel);
        }
        catch (Exception fault) when (TroubleOf(fault) is { } trouble)
        {
            return fault is NotSupportedException or SslHandshakeException || IsRefusedEncryption(service, fault)
                ? trouble with
                {
                    Reason = MailReason.NotSecure,
                    Cause = doubt ?? trouble.Cause,
                }
                : trouble;
        }
        return await SignInAsync(service, server, cancel);
    }

    /// <summary>What an exception of the mail library or the network means; nothing where it is a mistake of ours.</summary>
    internal static MailTrouble? TroubleOf(Exception fault) =>
        fault switch
        {
            _ when Within(fault).Any(inner => inner is TimeoutException or SocketException { SocketErrorCode: SocketError.TimedOut }) =>
                new(MailReason.TimedOut),
            SmtpCommandException { StatusCode: var status } => new(
                (int)status >= 500 ? MailReason.ConnectionFailed : MailReason.TryLater,
                (int)status
            ),
            ImapCommandException => new(MailReason.TryLater),
            AuthenticationException or ServiceNotAuthenticatedException => new(MailReason.SignInRefused, StatusIn(fault)),
            ProtocolException
            or ServiceNotConnectedException
            or SslHandshakeException
            or NotSupportedException
            or IOException
            or SocketException => new(MailReason.ConnectionFailed, Cause: CauseIn(fault)),
            _ => null,
        };

    private async Task<MailTrouble?> SignInAsync(MailService service, MailServer server, CancellationToken cancel)
    {
        if (server.User is null)
            return null;
        string? token = null;
        try
        {
            if (options.Value.OAuth.IsSet)
            {
                (token, var refusal) = await tokens.TakeAsync(cancel);
                if (token is null)
                    return refusal;
                await service.AuthenticateAsync(new SaslMechanismOAuth2(server.User, token), cancel);
            }
            else
            {
                await service.AuthenticateAsync(Encoding.UTF8, server.User, server.Password ?? "", cancel);
            }
            return null;
        }
        catch (Exception fault) when (TroubleOf(fault) is { } trouble)
        {
            // It may have been taken back before its time.
            if (token is not null)
                tokens.Drop(token);
            var isAboutUs =
                fault
                is AuthenticationException
                    or ServiceNotAuthenticatedException
                    or NotSupportedException
                    or ImapCommandException
                    or SmtpCommandException;
            var reason = trouble.Status is >= 400 and < 500 ? MailReason.TryLater : MailReason.SignInRefused;
            return isAboutUs ? trouble with { Reason = reason } : trouble;
        }
    }

    private string? Doubt(X509Certificate? shown, X509Chain? chain, SslPolicyErrors errors) =>
        errors switch
        {
            SslPolicyErrors.None => null,
            SslPolicyErrors.RemoteCertificateChainErrors when shown is X509Certificate2 certificate && IsVouchedFor(certificate, chain) =>
                null,
            SslPolicyErrors.RemoteCertificateChainErrors when chain is not null => string.Join(
                ", ",
                chain.ChainStatus.Select(s => s.Status).Distinct()
            ),
            _ => errors.ToString(),
        };

    private bool IsVouchedFor(X509Certificate2 certificate, X509Chain? sent)
    {
        if (_authority is null)
            return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(_authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        foreach (var element in sent?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        return chain.Build(certificate);
    }

    // Offered, and then not given.
    private static bool IsRefusedEncryption(MailService service, Exception fault) =>
        fault is SmtpCommandException && service is SmtpClient { Capabilities: var offers } && offers.HasFlag(SmtpCapabilities.StartTLS);

    private static SecureSocketOptions OptionsOf(MailSecurity security) =>
        security switch
        {
            MailSecurity.StartTls => SecureSocketOptions.StartTls,
            MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
            _ => SecureSocketOptions.None,
        };

    private static int? StatusIn(Exception fault) =>
        fault.InnerException is SmtpCommandException { StatusCode: var status } ? (int)status : null;

    private static string? CauseIn(Exception fault) => Within(fault).OfType<SocketException>().FirstOrDefault()?.SocketErrorCode.ToString();

    private static IEnumerable<Exception> Within(Exception fault)
    {
        for (var inner = fault; inner is not null; inner = inner.InnerException)
            yield return inner;
    }
}
