namespace UsmeAprende.Gatherings;

/// <summary>A gathering in the lists of staff.</summary>
public sealed record StaffGathering
{
    public required Guid Id { get; init; }

    public required string Kind { get; init; }

    public required string Title { get; init; }

    public required string Venue { get; init; }

    public required DateTime StartsAt { get; init; }

    public required DateTime EndsAt { get; init; }

    public required int Seats { get; init; }

    public required int Reserved { get; init; }

    public required int Waiting { get; init; }

    public required int Attended { get; init; }

    public DateTime? CancelledAt { get; init; }

    public DateTime? ClosedAt { get; init; }

    public Guid? GroupId { get; init; }

    public required IReadOnlyList<string> Facilitators { get; init; }
}
