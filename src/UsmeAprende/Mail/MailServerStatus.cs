namespace UsmeAprende.Mail;

/// <summary>
/// Whether the mail server has accepted e-mails since the site was started. Refused e-mails are given up in the end, and then nothing else
/// would show that no e-mail goes out.
/// </summary>
public sealed class MailServerStatus(TimeProvider clock)
{
    private readonly Lock _one = new();
    private DateTime? _acceptedAt;
    private MailOutage? _fault;

    /// <summary>When it accepted the last e-mail.</summary>
    public DateTime? AcceptedAt
    {
        get
        {
            lock (_one)
                return _acceptedAt;
        }
    }

    /// <summary>Why no e-mail has been accepted since the last one; null if there is no problem.</summary>
    public MailOutage? Outage
    {
        get
        {
            lock (_one)
                return _fault;
        }
    }

    internal void RecordAccepted()
    {
        lock (_one)
            (_acceptedAt, _fault) = (clock.GetUtcNow().UtcDateTime, null);
    }

    /// <param name="reason">A reason that concerns only one e-mail or recipient is ignored.</param>
    internal void RecordRefused(MailFailureReason reason, string? cause)
    {
        if (
            reason
            is not (
                MailFailureReason.ConnectionFailed
                or MailFailureReason.TimedOut
                or MailFailureReason.NotSecure
                or MailFailureReason.SignInRefused
            )
        )
            return;
        lock (_one)
            _fault = new MailOutage(reason, cause, _fault?.Since ?? clock.GetUtcNow().UtcDateTime);
    }
}

/// <summary>Why no e-mail is accepted.</summary>
/// <param name="Cause">In the machine's own word, such as <c>ConnectionRefused</c> or <c>UntrustedRoot</c>, where it gave one.</param>
/// <param name="Since">When this first happened.</param>
public sealed record MailOutage(MailFailureReason Reason, string? Cause, DateTime Since);
