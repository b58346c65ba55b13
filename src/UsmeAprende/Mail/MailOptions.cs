using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace UsmeAprende.Mail;

/// <summary>The sender's address, the mail server, and the mailbox for e-mails that come back.</summary>
public sealed class MailOptions : IValidatableObject
{
    public const string Section = "Mail";

    /// <summary>The sender's address. E-mails that cannot be delivered come back to it: <see cref="Inbox"/> is its mailbox.</summary>
    [Required, EmailAddress]
    public string From { get; set; } = "no-responder@usme.invalid";

    [Required]
    public string FromName { get; set; } = "UsmeAprende";

    /// <summary>The mail server. Without one, e-mails stay as files in the data folder.</summary>
    public string? Host { get; set; }

    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    /// <summary>By default it depends on the port: 465 encrypts from the first byte, every other one by STARTTLS.</summary>
    public MailSecurity? Security { get; set; }

    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>Used instead of the password, if the mail host demands it.</summary>
    public MailOAuthOptions OAuth { get; set; } = new();

    /// <summary>A file (PEM) with the certificate of an authority of the entity's own, besides those that the machine trusts.</summary>
    public string? Authority { get; set; }

    /// <summary>Seconds for one e-mail, and for each answer of the mailbox.</summary>
    [Range(0.1, 600)]
    public double Timeout { get; set; } = 30;

    public BounceMailboxOptions Inbox { get; set; } = new();

    internal TimeSpan Patience => TimeSpan.FromSeconds(Timeout);

    internal MailServerSettings Server =>
        new(Host ?? "", Port, Security ?? (Port == 465 ? MailSecurity.Tls : MailSecurity.StartTls), User, Password);

    internal MailServerSettings InboxServer =>
        new(
            Inbox.Host ?? "",
            Inbox.Port,
            Inbox.Security ?? (Inbox.Port == 143 ? MailSecurity.StartTls : MailSecurity.Tls),
            Inbox.User ?? User,
            Inbox.Password ?? Password
        );

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Problems().Select(problem => new ValidationResult(problem));

    private IEnumerable<string> Problems()
    {
        if (Host is not null)
            foreach (var problem in Problems(Section, Server))
                yield return problem;
        if (Inbox.Host is not null)
            foreach (var problem in Problems($"{Section}:Inbox", InboxServer))
                yield return problem;
        if (Inbox is { Host: not null, Port: < 1 or > 65535 })
            yield return "Mail:Inbox:Port debe estar entre 1 y 65535.";
        if (Inbox.Host is not null && (InboxServer.User is null || (InboxServer.Password is null && !OAuth.IsSet)))
            yield return "Mail:Inbox necesita un usuario (Mail:Inbox:User), y una clave (Mail:Inbox:Password) o Mail:OAuth.";
        if (OAuth.IsSet && (OAuth.ClientId is null || OAuth.ClientSecret is null || (Host is not null && User is null)))
            yield return "Mail:OAuth necesita TokenEndpoint, ClientId y ClientSecret, y en Mail:User el buzón para el que son.";
        if (
            OAuth.TokenEndpoint is { } endpoint
            && !(endpoint.IsAbsoluteUri && (endpoint.Scheme == Uri.UriSchemeHttps || endpoint.IsLoopback))
        )
            yield return "Mail:OAuth:TokenEndpoint recibe un secreto: debe empezar por https.";
        if (Authority is not null && !IsCertificate(Authority))
            yield return "Mail:Authority no es un archivo con un certificado.";
    }

    private static bool IsCertificate(string file)
    {
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificateFromFile(file);
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return false;
        }
    }

    private IEnumerable<string> Problems(string section, MailServerSettings server)
    {
        if (server.Security is not MailSecurity.None)
            yield break;
        if (server.User is not null || OAuth.IsSet)
            yield return $"{section}:User envía una clave: {section}:Security debe ser StartTls o Tls.";
        if (!server.IsThisMachine)
            yield return $"{section}:Security solo puede ser None para un servidor en esta misma máquina.";
    }
}

/// <summary>
/// How the way to a mail server is encrypted. If the server does not offer the encryption that is demanded, nothing is sent.
/// </summary>
public enum MailSecurity
{
    /// <summary>STARTTLS: begins in plain text, and encrypts before anything else is sent.</summary>
    StartTls,

    /// <summary>TLS from the first byte.</summary>
    Tls,

    /// <summary>No encryption: only for a relay on the same machine.</summary>
    None,
}

/// <summary>Client credentials (RFC 6749, 4.4), shared by the mail server and the mailbox.</summary>
public sealed class MailOAuthOptions
{
    public Uri? TokenEndpoint { get; set; }

    public string? ClientId { get; set; }

    public string? ClientSecret { get; set; }

    public string? Scope { get; set; }

    internal bool IsSet => TokenEndpoint is not null;
}

/// <summary>The mailbox (IMAP) for e-mails that could not be delivered.</summary>
public sealed class BounceMailboxOptions
{
    /// <summary>Without one, nothing is read.</summary>
    public string? Host { get; set; }

    public int Port { get; set; } = 993;

    /// <summary>By default it depends on the port: 143 encrypts by STARTTLS, every other one from the first byte.</summary>
    public MailSecurity? Security { get; set; }

    /// <summary>By default the same as for sending.</summary>
    public string? User { get; set; }

    public string? Password { get; set; }

    public string Folder { get; set; } = "INBOX";

    /// <summary>Folder for reports that were counted; it is made if it is missing.</summary>
    public string ReadFolder { get; set; } = "Leídos";
}

/// <summary>A server with the account that signs in there.</summary>
internal sealed record MailServerSettings(string Host, int Port, MailSecurity Security, string? User, string? Password)
{
    public bool IsThisMachine =>
        Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));
}
