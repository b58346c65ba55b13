using UsmeAprende.Gatherings;

namespace UsmeAprende.Reminders.Kinds;

/// <summary>A seat with its gathering. By named members, so that queries can go on from it.</summary>
internal sealed record CafeSeat
{
    public required SeatReservation Seat { get; init; }

    public required Gathering Gathering { get; init; }
}
