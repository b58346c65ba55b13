namespace UsmeAprende.Gatherings;

/// <summary>A gathering that another would overlap.</summary>
/// <param name="Venue">The venue they share, if they do.</param>
/// <param name="Facilitators">Those who would have to be at both.</param>
public sealed record Clash(
    Guid GatheringId,
    string Title,
    DateTime StartsAt,
    DateTime EndsAt,
    string? Venue,
    IReadOnlyList<string> Facilitators
);
