namespace UsmeAprende.Web.Site;

/// <summary>A course as a trail up the mountain, one stop per module; <c>_Trail</c> draws it and lists it.</summary>
/// <param name="Name">What the trail is of, for those who hear the page: "Sendero de Herramientas digitales básicas".</param>
/// <param name="IsSmall">Without the drawing, one line high: for a lesson.</param>
public sealed record Trail(string Name, IReadOnlyList<TrailStop> Stops, bool IsSmall = false)
{
    public TrailDrawing Drawing => new(Stops.Count);
}
