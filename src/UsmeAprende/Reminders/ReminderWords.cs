namespace UsmeAprende.Reminders;

/// <summary>A reminder in words, the same for every channel.</summary>
public sealed record ReminderWords
{
    public required string Title { get; init; }

    /// <summary>Plain, paragraphs parted by an empty line.</summary>
    public required string Text { get; init; }

    /// <summary>The paragraphs as HTML, names encoded.</summary>
    public required string Html { get; init; }

    /// <summary>The one action: a button's words and a path of this site.</summary>
    public required string Action { get; init; }

    public required string Link { get; init; }

    /// <summary>Why a facilitator would call, in half a line; empty where nobody should.</summary>
    public required string Reason { get; init; }

    /// <summary>What the facilitator can send by WhatsApp.</summary>
    public required string Chat { get; init; }
}
