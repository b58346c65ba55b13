using System.Collections.Immutable;

namespace UsmeAprende.Badges;

/// <summary>Badges that train one skill, level after level.</summary>
/// <param name="Trains">Which skill, in plain words.</param>
/// <param name="Why">Why it is worth having.</param>
/// <param name="Badges">In the order of their levels.</param>
public sealed record BadgeFamily(string Id, string Name, string Trains, string Why, ImmutableArray<Badge> Badges);
