namespace UsmeAprende.Web.Catalogue;

/// <summary>What an attempt at a test reached.</summary>
/// <param name="Percent">Of right answers, rounded down; null when the attempt could not be graded, and <paramref name="Words"/> says why.</param>
public sealed record TestResult(int? Percent, bool IsPass, string Words, Keeping Kept);
