namespace UsmeAprende.Gatherings.Seats;

/// <summary>What came of asking for a seat.</summary>
public enum ReservationResult
{
    Reserved,
    Waiting,

    /// <summary>
    /// The form was sent before with other words for the same person: that seat is theirs, and what changed is not stored (R33).
    /// </summary>
    SentOtherwise,

    /// <summary>Somebody of this name and contact has a seat here: it is the same person, and no second seat is given (R38).</summary>
    AlreadyReserved,

    /// <summary>The same, on the waiting list.</summary>
    AlreadyWaiting,

    /// <summary>There is no such gathering.</summary>
    Gone,

    Cancelled,

    /// <summary>It has begun, or its attendance is closed.</summary>
    Over,

    /// <summary>The same contact holds as many seats here as a family needs.</summary>
    TooMany,

    /// <summary>From the same connection people whom nobody knows hold as many seats here as they may.</summary>
    TooManyHere,
}
