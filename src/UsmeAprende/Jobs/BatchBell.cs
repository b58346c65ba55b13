namespace UsmeAprende.Jobs;

/// <summary>Wakes this process's runner when there is a batch to do. Rung for nothing, or not heard, it does no harm: the runner looks by itself too.</summary>
public sealed class BatchBell : IDisposable
{
    private readonly SemaphoreSlim _rung = new(0, 1);

    public void Ring()
    {
        lock (_rung)
        {
            if (_rung.CurrentCount == 0)
                _rung.Release();
        }
    }

    internal Task WaitAsync(TimeSpan most, CancellationToken cancel) => _rung.WaitAsync(most, cancel);

    public void Dispose() => _rung.Dispose();
}
