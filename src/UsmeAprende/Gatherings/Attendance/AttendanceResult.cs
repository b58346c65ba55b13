namespace UsmeAprende.Gatherings.Attendance;

/// <summary>Result of a change, with the new records, by which it can be undone.</summary>
public sealed record AttendanceResult(AttendanceResultKind Outcome, IReadOnlyList<Guid> Made)
{
    public AttendanceResult(AttendanceResultKind outcome)
        : this(outcome, []) { }
}

/// <summary>Status of a change of attendance.</summary>
public enum AttendanceResultKind
{
    Done,

    /// <summary>Nothing had to be changed.</summary>
    NothingToChange,

    /// <summary>A colleague made the mark: only they or a coordinator may take it back (R2).</summary>
    SomeoneElses,

    /// <summary>Attendance is closed: a reason is needed.</summary>
    ReasonNeeded,

    /// <summary>The gathering has not begun (R34).</summary>
    NotBegun,

    /// <summary>The gathering was cancelled (R34).</summary>
    Cancelled,

    /// <summary>The time is outside the gathering, or the person would have left before they came.</summary>
    ImpossibleTime,

    /// <summary>The actor may not do it, or the person was erased.</summary>
    Refused,

    /// <summary>Too many requests are waiting: nothing was stored, try again.</summary>
    Busy,
}
