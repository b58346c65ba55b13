using UsmeAprende.Badges;

namespace UsmeAprende.Web.Badges;

/// <summary>What the page of one's own learning shows of rhythm and badges.</summary>
public sealed record MyBadges(Rhythm Rhythm, IReadOnlyList<OwnBadge> Earned);
