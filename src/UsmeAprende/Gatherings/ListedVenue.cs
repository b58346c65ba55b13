namespace UsmeAprende.Gatherings;

/// <summary>A venue with the name of the vereda, barrio or UPZ it lies in.</summary>
public sealed record ListedVenue
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required Guid PlaceId { get; init; }

    public required string PlaceName { get; init; }

    public required string PlaceKind { get; init; }

    public required string Address { get; init; }

    public string? Directions { get; init; }

    public required bool IsAccessible { get; init; }

    public DateTime? RetiredAt { get; init; }
}
