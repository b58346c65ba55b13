namespace UsmeAprende.Web.People;

/// <summary>One request that waits for its turn.</summary>
internal sealed class WaitingTry(NetworkAddress from)
{
    private readonly TaskCompletionSource<bool> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public NetworkAddress From { get; } = from;

    /// <summary>False where it gave its place up for somebody else.</summary>
    public Task<bool> IsAdmitted => _answer.Task;

    public void Answer(bool isAdmitted) => _answer.TrySetResult(isAdmitted);

    public void Cancel(CancellationToken cancel) => _answer.TrySetCanceled(cancel);
}
