using UsmeAprende.Catalogue;

namespace UsmeAprende.Web.Catalogue;

/// <summary>A task and what a person said of it.</summary>
public sealed record Difficulty(PlacementTask Task, Ability? Ability);
