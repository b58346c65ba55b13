namespace UsmeAprende.Badges;

/// <summary>A badge that a person has earned.</summary>
public sealed record OwnBadge(Badge Badge, BadgeAward Award);
