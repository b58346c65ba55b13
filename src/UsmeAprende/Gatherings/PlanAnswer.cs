namespace UsmeAprende.Gatherings;

/// <summary>What came of planning, changing or cancelling a gathering.</summary>
public enum PlanAnswer
{
    Done,

    /// <summary>Something else was planned with this form: that is stored, and this is not (R33).</summary>
    SentOtherwise,

    /// <summary>There is none, or it is not theirs to change.</summary>
    Gone,

    /// <summary>Somebody else changed it meanwhile.</summary>
    Stale,

    /// <summary>It is cancelled: it stays as it was announced.</summary>
    Cancelled,

    /// <summary>Its attendance is closed, so it can neither move nor be cancelled.</summary>
    Closed,

    /// <summary>Moving it needs a reason.</summary>
    ReasonMissing,
}
