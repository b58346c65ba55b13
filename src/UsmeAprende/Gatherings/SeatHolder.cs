namespace UsmeAprende.Gatherings;

/// <summary>Somebody who reserved, as the facilitator who expects them sees them.</summary>
public sealed record SeatHolder(Guid ReservationId, string Name, SeatState State, DateTime? PromotedAt);
