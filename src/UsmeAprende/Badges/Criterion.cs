namespace UsmeAprende.Badges;

/// <summary>One thing a badge's rule asks for: so many distinct keys of a fact.</summary>
/// <param name="Within">A course or module: only its keys count, or it is itself the key. Null counts all.</param>
/// <param name="Score">Percent that a test must reach; null for each test's own.</param>
public sealed record Criterion(BadgeFact Fact, int Count, string? Within = null, int? Score = null)
{
    /// <summary>Whether a key lies where this criterion looks.</summary>
    public bool Covers(string key) =>
        Within is null || (key.StartsWith(Within, StringComparison.Ordinal) && (key.Length == Within.Length || key[Within.Length] == '/'));
}
