namespace UsmeAprende.Catalogue;

/// <summary>What a course demands for its certificate.</summary>
/// <param name="Lessons">Percent of its lessons to be finished.</param>
/// <param name="Score">Least percent to be reached in each module's test.</param>
/// <param name="Cafes">Cafés to be attended.</param>
/// <param name="Tasks">Observed tasks to be shown to a facilitator.</param>
/// <param name="Words">The rule as a learner reads it.</param>
public sealed record CertificateRule(int Lessons, int Score, int Cafes, int Tasks, string Words);
