namespace UsmeAprende.Gatherings;

/// <summary>A gathering whose attendance is not closed.</summary>
public sealed record OpenGathering(Guid Id, string Title, string Venue, DateTime StartsAt, DateTime EndsAt);
