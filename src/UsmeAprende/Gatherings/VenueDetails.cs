namespace UsmeAprende.Gatherings;

/// <summary>What staff say of a venue, already checked.</summary>
public sealed record VenueDetails
{
    /// <summary>Made with the form: pressed twice, one venue.</summary>
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required Guid PlaceId { get; init; }

    public required string Address { get; init; }

    public string? Directions { get; init; }

    public bool IsAccessible { get; init; }
}
