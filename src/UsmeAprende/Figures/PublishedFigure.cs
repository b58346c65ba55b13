using System.Collections.Immutable;

namespace UsmeAprende.Figures;

/// <summary>What the public is told of a figure of a month.</summary>
/// <param name="People">Distinct, in all of the locality; zero where they were fewer than five.</param>
/// <param name="Parts">
/// By place, the largest first, the others together last. They add up to the total; empty where nothing may be told.
/// </param>
public sealed record PublishedFigure(int People, ImmutableArray<(string? Place, int Total)> Parts)
{
    public int Total => Parts.Sum(p => p.Total);
}
