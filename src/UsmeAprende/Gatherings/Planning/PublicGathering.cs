namespace UsmeAprende.Gatherings.Planning;

/// <summary>A gathering as anybody may see it: of its people nothing but the given names of those who run it.</summary>
public sealed record PublicGathering
{
    public required Guid Id { get; init; }

    public required string Kind { get; init; }

    public required string Title { get; init; }

    public required string Area { get; init; }

    public string? HeldWith { get; init; }

    public required string Venue { get; init; }

    public required string Address { get; init; }

    public string? Directions { get; init; }

    public required bool IsAccessible { get; init; }

    public required string Place { get; init; }

    public required string PlaceKind { get; init; }

    public required DateTime StartsAt { get; init; }

    public required DateTime EndsAt { get; init; }

    /// <summary>When it was read: nobody reserves any more.</summary>
    public bool HasBegun { get; init; }

    public required int Seats { get; init; }

    /// <summary>Given away; not to be shown as a number.</summary>
    public required int Taken { get; init; }

    public string? Notes { get; init; }

    public required int Sequence { get; init; }

    public required DateTime ChangedAt { get; init; }

    public DateTime? CancelledAt { get; init; }

    public string? ChangeReason { get; init; }

    public Guid? GroupId { get; init; }

    public string? GroupName { get; init; }

    public string? GroupCourse { get; init; }

    public required IReadOnlyList<string> Lessons { get; init; }

    public required IReadOnlyList<string> Facilitators { get; init; }

    public SeatAvailability SeatsLeft =>
        Taken >= Seats ? SeatAvailability.None
        : Seats - Taken <= Math.Max(3, Seats / 5) ? SeatAvailability.Few
        : SeatAvailability.Many;

    /// <summary>It was moved since it was announced, and why.</summary>
    public bool WasMoved => CancelledAt is null && Sequence > 0;
}

/// <summary>
/// How likely it is to get a seat. In public it is said in words only: a count of who comes would be a public figure (R29).
/// </summary>
public enum SeatAvailability
{
    Many,
    Few,

    /// <summary>Who asks now waits for one.</summary>
    None,
}
