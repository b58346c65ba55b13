namespace UsmeAprende.Jobs;

/// <summary>Says again and again that work is still going on, and calls it off once somebody else has taken it over.</summary>
internal sealed class Heartbeat : IAsyncDisposable
{
    private const int BeatsALease = 3;

    private readonly CancellationTokenSource _lost;
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _beating;

    /// <param name="lease">How long one beat counts.</param>
    /// <param name="renew">False where the work is no longer ours. It throws nothing.</param>
    /// <param name="cancel">Stops the work for another reason.</param>
    public Heartbeat(TimeSpan lease, Func<CancellationToken, Task<bool>> renew, CancellationToken cancel)
    {
        _lost = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        _beating = BeatAsync(lease / BeatsALease, renew);
    }

    /// <summary>For the work: cancelled when it must stop.</summary>
    public CancellationToken Cancel => _lost.Token;

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _beating;
        _ended.Dispose();
        _lost.Dispose();
    }

    private async Task BeatAsync(TimeSpan every, Func<CancellationToken, Task<bool>> renew)
    {
        using var timer = new PeriodicTimer(every);
        try
        {
            while (await timer.WaitForNextTickAsync(_ended.Token))
            {
                if (!await renew(_ended.Token))
                    await _lost.CancelAsync();
            }
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
            // The work is over.
        }
    }
}
