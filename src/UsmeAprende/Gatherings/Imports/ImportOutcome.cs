namespace UsmeAprende.Gatherings.Imports;

/// <summary>What became of saying yes to a list.</summary>
public enum ImportOutcome
{
    /// <summary>It is done.</summary>
    Done,

    /// <summary>It is being done, as long work.</summary>
    Begun,

    /// <summary>It was said before.</summary>
    AlreadyApplied,

    /// <summary>It would register people who have not agreed to their data being kept.</summary>
    ConsentMissing,

    /// <summary>Its gathering has not begun or was cancelled: nobody came to it (R34).</summary>
    NotHeld,

    /// <summary>Attendance is closed: say why.</summary>
    ReasonNeeded,
}
