using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using UsmeAprende.Data;
using UsmeAprende.Mail;

namespace UsmeAprende.Tests.Mail;

/// <summary>A letter, and a mailer that takes it to a server on this machine.</summary>
internal static class TestPost
{
    public static SmtpMailer Mailer(SmtpSink sink, Action<MailOptions>? change = null, MailCondition? condition = null)
    {
        var options = new MailOptions { Host = "localhost", Port = sink.Port, Encrypted = false, FromName = "Alcaldía Local de Usme" };
        change?.Invoke(options);
        return new SmtpMailer(Options.Create(options), new PickupFolderMailer(Options.Create(new DataOptions()), Options.Create(options)), condition ?? new MailCondition(TimeProvider.System), NullLogger<SmtpMailer>.Instance);
    }

    public static Letter Letter() => new()
    {
        Owner = Guid.CreateVersion7(),
        To = "ana@ejemplo.co",
        Subject = "Confirme su dirección, señora Ñañez",
        Text = "Señora Ñañez:\nsu código es 1234 5678.",
    };
}
