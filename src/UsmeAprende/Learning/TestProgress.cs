using UsmeAprende.Catalogue;

namespace UsmeAprende.Learning;

/// <summary>Where a person stands in a module's test: as many tries as wanted, the best one counts.</summary>
/// <param name="BestScore">Percent; null before the first try.</param>
/// <param name="StartedAt">When it was first tried.</param>
/// <param name="Since">When it was first published, as far as is known.</param>
public sealed record TestProgress(ModuleTest Test, int? BestScore, DateTime? StartedAt = null, DateTime Since = default)
{
    public bool IsPassed => BestScore >= Test.Pass;
}
