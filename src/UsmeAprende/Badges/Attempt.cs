namespace UsmeAprende.Badges;

/// <summary>The first time a person reached just this score in a test.</summary>
/// <param name="Test">The test's activity, as it is called today.</param>
/// <param name="Score">Percent.</param>
public sealed record Attempt(string Test, int Score, DateTime At);
