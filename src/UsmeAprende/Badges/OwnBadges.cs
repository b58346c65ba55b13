using System.Collections.Immutable;

namespace UsmeAprende.Badges;

/// <summary>A person's badges and rhythm, for themselves.</summary>
/// <param name="Earned">Newest first; one that two rows of the person have earned stands once, with its earlier date.</param>
/// <param name="Revoked">Taken back, newest first.</param>
/// <param name="Next">The next one of each family, the nearest first.</param>
public sealed record OwnBadges(
    ImmutableArray<OwnBadge> Earned,
    ImmutableArray<OwnBadge> Revoked,
    ImmutableArray<NextBadge> Next,
    Rhythm Rhythm
);
