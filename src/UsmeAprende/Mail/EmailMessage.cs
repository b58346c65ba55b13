namespace UsmeAprende.Mail;

/// <summary>A message to one address, finished: subject and text as the reader will see them.</summary>
public sealed record EmailMessage
{
    /// <summary>The id of the outbox row, so that an e-mail that is sent twice shows as one in the reader's mail app.</summary>
    public Guid MessageId { get; init; } = Guid.CreateVersion7();

    /// <summary>The person it is about, so that erasing them finds it (R30).</summary>
    public required PersonId Owner { get; init; }

    public required string To { get; init; }

    public string? ToName { get; init; }

    public required string Subject { get; init; }

    public required string Text { get; init; }

    /// <summary>The same as HTML.</summary>
    public string? Html { get; init; }

    /// <summary>
    /// The address at which one click, without signing in, stops e-mails of this kind (RFC 8058). Null if the kind cannot be stopped.
    /// </summary>
    public Uri? Unsubscribe { get; init; }
}
