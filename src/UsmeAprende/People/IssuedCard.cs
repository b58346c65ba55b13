namespace UsmeAprende.People;

/// <summary>A card just made, with the token that is told this once.</summary>
public sealed record IssuedCard(Guid PersonId, CardToken Token, CardNumber Number, DateTime PinUntil);
