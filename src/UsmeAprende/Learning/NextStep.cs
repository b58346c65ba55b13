namespace UsmeAprende.Learning;

/// <summary>What to do next in a course.</summary>
/// <param name="Path">Its address.</param>
/// <param name="Minutes">Planned; a test has none.</param>
public sealed record NextStep(string Title, string Path, int? Minutes);
