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
/// Connects and signs in, the same way to the mail server and to the mailbox. Errors of the network or the server are returned, not thrown.
/// </summary>
public sealed class MailServerConnector(IOptions<MailOptions> options, MailOAuthTokens tokens)
{
    private readonly X509Certificate2? _authority = options.Value.Authority is { } file
        ? X509CertificateLoader.LoadCertificateFromFile(file)
        : null;

    /// <returns>Null if the connection is open.</returns>
    internal async Task<MailConnectionError?> ConnectAsync(MailService service, MailServerSettings server, CancellationToken cancel)
    {
        // This limits the wait for each answer. Whoever needs several answers has a limit of its own.
        service.Timeout = (int)options.Value.Patience.TotalMilliseconds;
        // A server behind a firewall may not reach the authorities' revocation servers, and then could send nothing.
        service.CheckCertificateRevocation = false;
        string? problem = null;
        service.ServerCertificateValidationCallback = (_, shown, chain, errors) =>
            (problem = FindCertificateProblem(shown, chain, errors)) is null;
        try
        {
            await service.ConnectAsync(server.Host, server.Port, OptionsOf(server.Security), cancel);
        }
        catch (Exception fault) when (FindError(fault) is { } error)
        {
            return fault is NotSupportedException or SslHandshakeException || IsRefusedEncryption(service, fault)
                ? error with
                {
                    Reason = MailFailureReason.NotSecure,
                    Cause = problem ?? error.Cause,
                }
                : error;
        }
        return await SignInAsync(service, server, cancel);
    }

    /// <summary>What an exception of the mail library or the network means; null if it is a bug of ours.</summary>
    internal static MailConnectionError? FindError(Exception fault) =>
        fault switch
        {
            _ when Within(fault).Any(inner => inner is TimeoutException or SocketException { SocketErrorCode: SocketError.TimedOut }) =>
                new(MailFailureReason.TimedOut),
            SmtpCommandException { StatusCode: var status } => new(
                (int)status >= 500 ? MailFailureReason.ConnectionFailed : MailFailureReason.TryLater,
                (int)status
            ),
            ImapCommandException => new(MailFailureReason.TryLater),
            AuthenticationException or ServiceNotAuthenticatedException => new(MailFailureReason.SignInRefused, StatusIn(fault)),
            ProtocolException
            or ServiceNotConnectedException
            or SslHandshakeException
            or NotSupportedException
            or IOException
            or SocketException => new(MailFailureReason.ConnectionFailed, Cause: CauseIn(fault)),
            _ => null,
        };

    private async Task<MailConnectionError?> SignInAsync(MailService service, MailServerSettings server, CancellationToken cancel)
    {
        if (server.User is null)
            return null;
        string? token = null;
        try
        {
            if (options.Value.OAuth.IsSet)
            {
                (token, var refusal) = await tokens.GetTokenAsync(cancel);
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
        catch (Exception fault) when (FindError(fault) is { } error)
        {
            // The host may have revoked the token early.
            if (token is not null)
                tokens.Discard(token);
            var isAboutUs =
                fault
                is AuthenticationException
                    or ServiceNotAuthenticatedException
                    or NotSupportedException
                    or ImapCommandException
                    or SmtpCommandException;
            var reason = error.Status is >= 400 and < 500 ? MailFailureReason.TryLater : MailFailureReason.SignInRefused;
            return isAboutUs ? error with { Reason = reason } : error;
        }
    }

    private string? FindCertificateProblem(X509Certificate? shown, X509Chain? chain, SslPolicyErrors errors) =>
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

    // STARTTLS was offered and then refused.
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

/// <summary>Why connecting or signing in failed.</summary>
/// <param name="Status">The server's answer, such as 554, where it gave one.</param>
/// <param name="Cause">In the machine's own word, as <c>ConnectionRefused</c>; never the server's, which may hold an address (R30).</param>
internal sealed record MailConnectionError(MailFailureReason Reason, int? Status = null, string? Cause = null);
