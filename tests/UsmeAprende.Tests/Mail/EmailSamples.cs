using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using UsmeAprende.Data;
using UsmeAprende.Mail;

namespace UsmeAprende.Tests.Mail;

/// <summary>A letter, and a mailer that takes it to a server on this machine.</summary>
internal static class EmailSamples
{
    public static MailKitEmailSender Sender(
        SmtpSink sink,
        Action<MailOptions>? change = null,
        MailServerStatus? condition = null,
        TimeProvider? clock = null,
        ILogger<MailKitEmailSender>? log = null
    )
    {
        var settings = new MailOptions
        {
            Host = "localhost",
            Port = sink.Port,
            Security = MailSecurity.None,
            FromName = "Alcaldía Local de Usme",
        };
        change?.Invoke(settings);
        var (options, time) = (Options.Create(settings), clock ?? TimeProvider.System);
        var folder = new FolderEmailSender(Options.Create(new DataOptions()), options, time);
        var connections = new MailServerConnector(options, new MailOAuthTokens(options, time));
        return new MailKitEmailSender(
            connections,
            options,
            folder,
            condition ?? new MailServerStatus(time),
            time,
            log ?? NullLogger<MailKitEmailSender>.Instance
        );
    }

    public static EmailMessage Email() =>
        new()
        {
            Owner = PersonId.New(),
            To = "ana@ejemplo.co",
            Subject = "Confirme su dirección, señora Ñañez",
            Text = "Señora Ñañez:\nsu código es 1234 5678.",
        };

    /// <summary>The certificate as a file that <c>Mail:Authority</c> may name.</summary>
    public static string AuthorityFile(this ScratchFolder folder, X509Certificate2 certificate)
    {
        var file = folder.Below("authority.pem");
        File.WriteAllText(file, certificate.ExportCertificatePem());
        return file;
    }
}
