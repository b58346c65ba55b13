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
    Task<BatchStep> StepAsync(Batch batch, CancellationToken cancel);
}
