namespace UsmeAprende.Web.Learning;

/// <summary>What another feature adds to the page of one's own learning. Learning asks; features to its right answer.</summary>
public interface IMyLearningSection
{
    /// <returns>Null where there is nothing to show.</returns>
    Task<MyLearningSection?> OfAsync(Guid person, CancellationToken cancel);
}
