namespace UsmeAprende.Figures;

/// <summary>What the people of one place did in a month.</summary>
/// <param name="Place">Null for those whose place is not told.</param>
/// <param name="People">Distinct.</param>
/// <param name="Total">What they did, together.</param>
public sealed record Cell(string? Place, int People, int Total);
