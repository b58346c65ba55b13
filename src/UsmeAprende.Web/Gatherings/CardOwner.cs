namespace UsmeAprende.Web.Gatherings;

/// <summary>Whose a card is: no more than a line of the list shows.</summary>
public sealed record CardOwner(Guid Person, string Name, string LastFour);
