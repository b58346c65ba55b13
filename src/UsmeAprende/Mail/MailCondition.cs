namespace UsmeAprende.Mail;

/// <summary>
/// How the mail server has been doing since the site was started. A letter that it would not take is given up in the end, and then nothing
/// else would tell that none leaves.
/// </summary>
public sealed class MailCondition(TimeProvider clock)
{
    private readonly Lock _one = new();
    private DateTime? _acceptedAt;
    private MailFault? _fault;

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
    public MailFault? Fault
    {
        get
        {
            lock (_one)
                return _fault;
        }
    }

    internal void Accept()
    {
        lock (_one)
            (_acceptedAt, _fault) = (clock.GetUtcNow().UtcDateTime, null);
    }

    /// <param name="reason">One that is about a single letter or reader changes nothing.</param>
    internal void Refuse(MailReason reason, string? cause)
    {
        if (reason is not (MailReason.ConnectionFailed or MailReason.TimedOut or MailReason.NotSecure or MailReason.SignInRefused))
            return;
        lock (_one)
            _fault = new MailFault(reason, cause, _fault?.Since ?? clock.GetUtcNow().UtcDateTime);
    }
}
