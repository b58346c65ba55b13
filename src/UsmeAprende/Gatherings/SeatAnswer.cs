namespace UsmeAprende.Gatherings;

/// <summary>What came of asking for a seat.</summary>
public enum SeatAnswer
{
    Reserved,
    Waiting,

    /// <summary>
    /// The form was sent before with other words for the same person: that seat is theirs, and what changed is not stored (R33).
    /// </summary>
    SentOtherwise,

    /// <summary>There is no such gathering.</summary>
    Gone,

    Cancelled,

    /// <summary>It has begun.</summary>
    Over,

    /// <summary>The same contact holds as many seats here as a family needs.</summary>
    TooMany,

    /// <summary>From the same connection people whom nobody knows hold as many seats here as they may.</summary>
    TooManyHere,
}
