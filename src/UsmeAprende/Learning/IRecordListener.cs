namespace UsmeAprende.Learning;

/// <summary>
/// Told of records as they are stored, inside their transaction, so that what follows from them (a badge, a reminder no longer due) is
/// stored with them or not at all. Resolved from the scope of the write: a <c>UsmeDb</c> it asks for is the one being written.
/// </summary>
public interface IRecordListener
{
    /// <param name="records">
    /// Newly stored, of as many people as were written together; duplicates are not told again. The activity states already include them.
    /// </param>
    /// <param name="cancel">Stops waiting.</param>
    Task StoredAsync(IReadOnlyList<LearningRecord> records, CancellationToken cancel);
}
