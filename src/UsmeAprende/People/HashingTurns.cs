namespace UsmeAprende.People;

/// <summary>
/// Hashing a password is slow on purpose. It is done on threads of its own, as many at a time as there are processors: on those of the
/// pool, a café that signs in at once would keep everybody else's lessons waiting for seconds.
/// </summary>
public sealed class HashingTurns : IDisposable
{
    private readonly SemaphoreSlim _free = new(Environment.ProcessorCount);

    public async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancel)
    {
        await _free.WaitAsync(cancel);
        try
        {
            return await Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose() => _free.Dispose();
}
