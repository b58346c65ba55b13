namespace UsmeAprende.Gatherings;

/// <summary>What came of correcting one's name or contact through a private link.</summary>
public enum CorrectionAnswer
{
    Done,

    /// <summary>The link leads to nothing.</summary>
    Gone,

    /// <summary>The gathering has begun, was cancelled, or the seat was given up: there is nothing to correct it for.</summary>
    Over,

    /// <summary>
    /// The person is known by more than this link by now: an account, a card, staff who saw them. The link no longer speaks for them.
    /// </summary>
    KnownOtherwise,

    /// <summary>The same contact holds as many seats here as a family needs.</summary>
    TooMany,
}
