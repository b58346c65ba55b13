using UsmeAprende.Catalogue;

namespace UsmeAprende.Learning;

/// <summary>Where a person stands in a module's test: as many tries as wanted, the best one counts.</summary>
/// <param name="BestScore">Percent; null before the first try.</param>
public sealed record TestProgress(ModuleTest Test, int? BestScore)
{
    public bool IsPassed => BestScore >= Test.Pass;
}
