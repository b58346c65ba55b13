using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace UsmeAprende.Mail;

/// <summary>The embedded edition's way out: a mail server, by the framework's own client.</summary>
public sealed class SmtpMailer(IOptions<MailOptions> options, PickupFolderMailer earlier, MailCondition condition, ILogger<SmtpMailer> log) : IMailer
{
    public IMailSession Open() => new SmtpSession(options.Value, condition, log);

    // Nothing waits in here, but from before there was a server something may.
    public void Forget(Guid owner) => earlier.Forget(owner);
}
