using UsmeAprende.People;

namespace UsmeAprende.Web.People;

/// <summary>A card just made: what it says, shown this once.</summary>
public sealed record CardGivenPage(Guid Person, CardText Text, string QrCode, DateTime PinUntil);
