namespace UsmeAprende.Web.Site;

/// <summary>
/// Lets few files that people send be read at a time, whoever sends them and wherever to: each may take a hundred megabytes and seconds of
/// a processor for itself, and the others want their lesson meanwhile. The rest wait, not many and not long.
/// </summary>
public sealed class UploadTurns(TimeProvider clock) : IDisposable
{
    /// <summary>How many are read at once.</summary>
    public const int AtOnce = 2;

    /// <summary>How many more may wait; those after them are told at once.</summary>
    public const int MostWaiting = 10;

    /// <summary>How long each waits.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly SemaphoreSlim _free = new(AtOnce);
    private int _waiting;

    /// <returns>The turn, to be given back; nothing where there was none in time.</returns>
    public async Task<IDisposable?> TakeAsync(CancellationToken cancel)
    {
        if (_free.Wait(0, CancellationToken.None))
            return new Turn(_free);
        if (Interlocked.Increment(ref _waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            return null;
        }

        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        try
        {
            await _free.WaitAsync(either.Token);
            return new Turn(_free);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    public void Dispose() => _free.Dispose();

    private sealed class Turn(SemaphoreSlim free) : IDisposable
    {
        private SemaphoreSlim? _free = free;

        public void Dispose() => Interlocked.Exchange(ref _free, null)?.Release();
    }
}
