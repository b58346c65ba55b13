using UsmeAprende.People;

namespace UsmeAprende.Web.People;

/// <summary>The places of the locality, to add to and to correct.</summary>
public sealed record PlacesPage(IReadOnlyList<Place> Places, IReadOnlyList<string> Kinds)
{
    /// <summary>What was typed and could not be taken as it was.</summary>
    public PlaceForm Typed { get; init; } = new();
}
