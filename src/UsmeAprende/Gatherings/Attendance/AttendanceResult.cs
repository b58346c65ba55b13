namespace UsmeAprende.Gatherings.Attendance;

/// <summary>What became of a change, and the records it made, by which it can be undone.</summary>
public sealed record AttendanceResult(AttendanceResultKind Outcome, IReadOnlyList<Guid> Made)
{
    public AttendanceResult(AttendanceResultKind outcome)
        : this(outcome, []) { }
}

/// <summary>What became of a change to attendance.</summary>
public enum AttendanceResultKind
{
    Done,

    /// <summary>It was so already.</summary>
    NothingToChange,

    /// <summary>A colleague said so: only they or a coordinator may take it back (R2).</summary>
    SomeoneElses,

    /// <summary>Attendance is closed: say why.</summary>
    ReasonNeeded,

    /// <summary>It has not begun: nobody has come to it yet (R34).</summary>
    NotBegun,

    /// <summary>It was cancelled: nobody came to it (R34).</summary>
    Cancelled,

    /// <summary>Nobody can have come or left at that time: outside the gathering, or they would have left before they came.</summary>
    ImpossibleTime,

    /// <summary>Not this person's to say, or of somebody who had their data erased.</summary>
    Refused,

    /// <summary>Too much at once: nothing was stored; try again.</summary>
    Busy,
}
