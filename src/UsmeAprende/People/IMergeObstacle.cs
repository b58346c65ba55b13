namespace UsmeAprende.People;

/// <summary>Something of a feature that must be put right before two rows can be one human (R14).</summary>
public interface IMergeObstacle
{
    /// <param name="some">All the rows that are one human already.</param>
    /// <param name="others">All the rows of the other.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>What the coordinator must do first; <see cref="MergeAnswer.Done"/> where nothing stands in the way.</returns>
    Task<MergeAnswer> CheckAsync(IReadOnlyCollection<Guid> some, IReadOnlyCollection<Guid> others, CancellationToken cancel);
}
