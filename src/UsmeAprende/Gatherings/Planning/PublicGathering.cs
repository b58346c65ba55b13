namespace UsmeAprende.Gatherings.Planning;

/// <summary>A gathering as the public sees it. The only people shown are the facilitators, by given name.</summary>
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

    /// <summary>
    /// Whether it had begun when it was read, or its attendance was closed before its hour: then nobody can reserve any more.
    /// </summary>
    public bool HasBegun { get; init; }

    public required int Seats { get; init; }

    /// <summary>Seats taken. Not to be shown as a number.</summary>
    public required int Taken { get; init; }

    public string? Notes { get; init; }

    public required int Sequence { get; init; }

    public required DateTime ChangedAt { get; init; }

    public DateTime? CancelledAt { get; init; }

    public string? ChangeReason { get; init; }

    public Guid? GroupId { get; init; }

    public string? GroupName { get; init; }

    public string? GroupCourse { get; init; }

    public required IReadOnlyList<ActivityId> Lessons { get; init; }

    public required IReadOnlyList<string> Facilitators { get; init; }

    public SeatAvailability SeatsLeft =>
        Taken >= Seats ? SeatAvailability.None
        : Seats - Taken <= Math.Max(3, Seats / 5) ? SeatAvailability.Few
        : SeatAvailability.Many;

    /// <summary>Whether it was moved since it was announced, and why.</summary>
    public bool WasMoved => CancelledAt is null && Sequence > 0;
}

/// <summary>
/// The chance to get a seat. In public it is shown in words only, since a number of people would be a public figure (R29).
/// </summary>
public enum SeatAvailability
{
    Many,
    Few,

    /// <summary>New people go to the waiting list.</summary>
    None,
}
