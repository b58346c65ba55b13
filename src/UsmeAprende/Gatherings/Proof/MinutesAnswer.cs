namespace UsmeAprende.Gatherings.Proof;

/// <summary>What came of writing minutes.</summary>
public enum MinutesAnswer
{
    Written,
    TooLong,

    /// <summary>Nothing says what was done.</summary>
    Empty,

    /// <summary>Attendance is closed: they stay as they are.</summary>
    Closed,
}
