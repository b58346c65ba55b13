using System.Collections.Immutable;

namespace UsmeAprende.Catalogue;

/// <summary>Ten everyday tasks, easiest first; the first one a person cannot do alone says where to start.</summary>
public sealed record Placement(string Title, string Html, ImmutableArray<PlacementTask> Tasks);

/// <summary>An everyday task and the module that teaches it.</summary>
public sealed record PlacementTask(string Task, string ModuleId);
