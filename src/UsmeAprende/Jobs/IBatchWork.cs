namespace UsmeAprende.Jobs;

/// <summary>
/// A kind of long work. Made afresh for each step in a scope of its own, so that memory stays small. A step does a chunk, a second's worth
/// or so, in transactions of its own. It may be cut short anywhere and is then done again, so what is done already it must find and leave.
/// An item that cannot be done is noted with its reason in the feature's own table and counted as failed; an exception is for when nothing
/// can be done now.
/// </summary>
public interface IBatchWork
{
    string Kind { get; }

    /// <summary>In Spanish, as its progress is headed: <c>Emitir certificados</c>.</summary>
    string Title { get; }

    /// <param name="batch">As it stands; not tracked.</param>
    /// <param name="cancel">The site is stopping, or another process has taken over.</param>
    Task<BatchStepResult> StepAsync(BatchJob batch, CancellationToken cancel);
}

/// <summary>
/// Where a batch stands after a step, counted from its beginning, so that a step done twice counts once:
/// either from the feature's own rows, or from the batch's last figures where the cursor says what comes next.
/// </summary>
public sealed record BatchStepResult
{
    public required int Done { get; init; }

    public required int Failed { get; init; }

    /// <summary>Where only the work can tell, or it has changed.</summary>
    public int? Total { get; init; }

    /// <summary>Where the next step begins; stored together with the figures.</summary>
    public string? Cursor { get; init; }

    public required bool IsLast { get; init; }

    /// <summary>For work that walks by a cursor: so many more than before.</summary>
    public static BatchStepResult Advance(BatchJob batch, int done, int failed, string? cursor, bool isLast) =>
        new()
        {
            Done = batch.Done + done,
            Failed = batch.Failed + failed,
            Cursor = cursor,
            IsLast = isLast,
        };
}
