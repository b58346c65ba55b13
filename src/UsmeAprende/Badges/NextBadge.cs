namespace UsmeAprende.Badges;

/// <summary>A badge that a person has not earned yet.</summary>
/// <param name="Done">How many of the things it asks for are there.</param>
/// <param name="All">How many it asks for.</param>
public sealed record NextBadge(Badge Badge, int Done, int All);
