namespace UsmeAprende.Jobs;

/// <summary>
/// A kind of long work. A new instance is made for each step, in a scope of its own, so that memory stays small. A step does about one
/// second of work in its own transactions. It may be killed at any point and is then done again, so it must find out what is done already.
/// An item that cannot be done is stored with its reason in the feature's own table and counted as failed; an exception means that no item
/// can be done now.
/// </summary>
public interface IBatchWork
{
    string Kind { get; }

    /// <summary>Title of its progress, in Spanish: <c>Emitir certificados</c>.</summary>
    string Title { get; }

    /// <param name="batch">As it stands; not tracked.</param>
    /// <param name="cancel">The site is stopping, or another process has taken over.</param>
    Task<BatchStepResult> StepAsync(BatchJob batch, CancellationToken cancel);
}

/// <summary>
/// Progress of a batch after a step. All figures count from the batch's beginning, so that a step that is done twice counts once: count the
/// feature's own rows, or add to the batch's last figures if a cursor says what comes next.
/// </summary>
public sealed record BatchStepResult
{
    public required int Done { get; init; }

    public required int Failed { get; init; }

    /// <summary>Null if the total has not changed.</summary>
    public int? Total { get; init; }

    /// <summary>Where the next step begins; stored together with the figures.</summary>
    public string? Cursor { get; init; }

    public required bool IsLast { get; init; }

    /// <summary>For work with a cursor: adds to the batch's last figures.</summary>
    public static BatchStepResult Advance(BatchJob batch, int done, int failed, string? cursor, bool isLast) =>
        new()
        {
            Done = batch.Done + done,
            Failed = batch.Failed + failed,
            Cursor = cursor,
            IsLast = isLast,
        };
}
