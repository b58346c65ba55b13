namespace UsmeAprende.Mail;

/// <summary>A message to one address, finished: subject and text as the reader will see them.</summary>
public sealed record EmailMessage
{
    /// <summary>Of the outbox row it is sent from, so that a letter sent twice shows as one in the reader's programme.</summary>
    public Guid MessageId { get; init; } = Guid.CreateVersion7();

    /// <summary>The person it is about, so that erasing them finds it (R30).</summary>
    public required Guid Owner { get; init; }

    public required string To { get; init; }

    public string? ToName { get; init; }

    public required string Subject { get; init; }

    public required string Text { get; init; }

    /// <summary>The same, for programmes that show it.</summary>
    public string? Html { get; init; }

    /// <summary>Where one press, without signing in, ends such letters (RFC 8058). Only for those that may be ended.</summary>
    public Uri? Unsubscribe { get; init; }
}
