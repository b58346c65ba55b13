namespace UsmeAprende.Mail;

/// <summary>
/// How the mail server has been doing since the site was started. A letter that it would not take is given up in the end, and then nothing
/// else would tell that none leaves.
/// </summary>
public sealed class MailServerStatus(TimeProvider clock)
{
    private readonly Lock _one = new();
    private DateTime? _acceptedAt;
    private MailOutage? _fault;

    /// <summary>When it took the last letter.</summary>
    public DateTime? AcceptedAt
    {
        get
        {
            lock (_one)
                return _acceptedAt;
        }
    }

    /// <summary>What has kept every letter since the last one that it took.</summary>
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

    /// <param name="reason">One that is about a single letter or reader changes nothing.</param>
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

/// <summary>What keeps letters from being handed over.</summary>
/// <param name="Cause">In the machine's own word, such as <c>ConnectionRefused</c> or <c>UntrustedRoot</c>, where it gave one.</param>
/// <param name="Since">When it was met first.</param>
public sealed record MailOutage(MailFailureReason Reason, string? Cause, DateTime Since);
