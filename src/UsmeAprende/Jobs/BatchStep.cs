namespace UsmeAprende.Jobs;

/// <summary>
/// Where a batch stands after a step, counted from its beginning, so that a step done twice counts once:
/// either from the feature's own rows, or from the batch's last figures where the cursor says what comes next.
/// </summary>
public sealed record BatchStep
{
    public required int Done { get; init; }

    public required int Failed { get; init; }

    /// <summary>Where only the work can tell, or it has changed.</summary>
    public int? Total { get; init; }

    /// <summary>Where the next step begins; stored together with the figures.</summary>
    public string? Cursor { get; init; }

    public required bool IsLast { get; init; }

    /// <summary>For work that walks by a cursor: so many more than before.</summary>
    public static BatchStep Further(Batch batch, int done, int failed, string? cursor, bool isLast) =>
        new()
        {
            Done = batch.Done + done,
            Failed = batch.Failed + failed,
            Cursor = cursor,
            IsLast = isLast,
        };
}
