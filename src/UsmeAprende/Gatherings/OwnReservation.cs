namespace UsmeAprende.Gatherings;

/// <summary>A seat that one holds, or waits for, at a gathering not over yet.</summary>
public sealed record OwnReservation(PublicGathering Gathering, SeatState State, DateTime? PromotedAt);
