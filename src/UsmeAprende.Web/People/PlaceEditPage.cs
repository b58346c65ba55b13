using UsmeAprende.People;

namespace UsmeAprende.Web.People;

/// <summary>One place to correct or retire.</summary>
public sealed record PlaceEditPage(Place Place, IReadOnlyList<string> Kinds)
{
    public required PlaceForm Typed { get; init; }
}
