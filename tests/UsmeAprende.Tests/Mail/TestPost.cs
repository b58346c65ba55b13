using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using UsmeAprende.Data;
using UsmeAprende.Mail;

namespace UsmeAprende.Tests.Mail;

/// <summary>A letter, and a mailer that takes it to a server on this machine.</summary>
internal static class TestPost
{
    public static MailKitMailer Mailer(
        SmtpSink sink,
        Action<MailOptions>? change = null,
        MailCondition? condition = null,
        TimeProvider? clock = null,
        ILogger<MailKitMailer>? log = null
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
        var folder = new FolderMailer(Options.Create(new DataOptions()), options, time);
        var connections = new MailConnections(options, new MailTokens(options, time));
        return new MailKitMailer(
            connections,
            options,
            folder,
            condition ?? new MailCondition(time),
            time,
            log ?? NullLogger<MailKitMailer>.Instance
        );
    }

    public static Letter Letter() =>
        new()
        {
            Owner = Guid.CreateVersion7(),
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
