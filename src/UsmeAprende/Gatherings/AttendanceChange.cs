namespace UsmeAprende.Gatherings;

/// <summary>What a plain form asks to change of one person's attendance.</summary>
public sealed record AttendanceChange
{
    public required Guid Person { get; init; }

    public required MarkKind Kind { get; init; }

    public TimeOnly? Time { get; init; }

    public string? Module { get; init; }

    /// <summary>The opposite: that it was a mistake.</summary>
    public bool TakesBack { get; init; }

    /// <summary>Needed once attendance is closed.</summary>
    public string? Reason { get; init; }
}
