namespace UsmeAprende.Mail;

/// <summary>Whether to rest, to try again, or to give up.</summary>
public enum MailResult
{
    Accepted,

    /// <summary>Nothing is wrong with the letter: it may go through later.</summary>
    Transient,

    /// <summary>It will never go through as it is.</summary>
    Permanent,
}
