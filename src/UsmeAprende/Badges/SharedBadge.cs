namespace UsmeAprende.Badges;

/// <summary>A badge as the world sees it.</summary>
/// <param name="Name">Its owner's, only where they chose to show it and may.</param>
public sealed record SharedBadge(BadgeAward Award, Badge Badge, BadgeFamily Family, string? Name);
