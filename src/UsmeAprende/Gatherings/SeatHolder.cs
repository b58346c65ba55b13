namespace UsmeAprende.Gatherings;

/// <summary>Somebody who reserved, as the facilitator who expects them sees them.</summary>
/// <param name="ReservationId">Of the seat.</param>
/// <param name="Name">Whole.</param>
/// <param name="State">A seat or a turn.</param>
/// <param name="PromotedAt">When a seat became free for them.</param>
/// <param name="Connection">From which connection people whom nobody knows asked, where it was counted.</param>
public sealed record SeatHolder(Guid ReservationId, string Name, SeatState State, DateTime? PromotedAt, int? Connection)
{
    /// <summary>Fewer from one connection are a family.</summary>
    public const int Many = 4;

    /// <summary>How many seats of the gathering were asked for from there, where staff should know.</summary>
    public int? SameConnection { get; init; }
}
