namespace UsmeAprende.Gatherings;

/// <summary>What became of closing a gathering.</summary>
public enum ClosingOutcome
{
    Closed,

    /// <summary>There is none, or it is not this person's.</summary>
    NotFound,

    Cancelled,

    EndBeforeStart,

    /// <summary>It would begin in the future.</summary>
    NotBegun,

    /// <summary>It would end in the future: nobody has those hours yet (R34).</summary>
    NotOver,

    /// <summary>It was closed before: say why its times change.</summary>
    ReasonNeeded,
}
