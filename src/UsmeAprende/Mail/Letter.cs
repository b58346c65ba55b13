namespace UsmeAprende.Mail;

/// <summary>A message to one address, finished: subject and text as the reader will see them.</summary>
public sealed record Letter
{
    /// <summary>The person it is about, so that erasing them finds it (R30).</summary>
    public required Guid Owner { get; init; }

    public required string To { get; init; }

    public required string Subject { get; init; }

    public required string Text { get; init; }
}
