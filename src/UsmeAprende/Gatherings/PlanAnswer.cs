namespace UsmeAprende.Gatherings;

/// <summary>What came of changing or cancelling a gathering.</summary>
public enum PlanAnswer
{
    Done,

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
