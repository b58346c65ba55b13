using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace UsmeAprende.Mail;

/// <summary>The way out by a mail server.</summary>
public sealed class MailKitMailer(
    MailConnections connections,
    IOptions<MailOptions> options,
    FolderMailer earlier,
    MailCondition condition,
    TimeProvider clock,
    ILogger<MailKitMailer> log
) : IMailer
{
    public IMailSession Open() => new MailKitSession(connections, options.Value, condition, clock, log);

    // Nothing waits in here, but from before there was a server something may.
    public void Forget(Guid owner) => earlier.Forget(owner);
}
