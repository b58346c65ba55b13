using Microsoft.Extensions.Hosting;

namespace UsmeAprende;

/// <summary>Something that the site does by itself, beside requests, until it stops.</summary>
public abstract class SiteWorker : BackgroundService
{
    /// <summary>Ends when the work is done, or by the exception that says that the site is stopping.</summary>
    protected abstract Task RunAsync(CancellationToken stopping);

    // A site that could not open stops its workers without saying so to the host, which would log each of them as a failure.
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await RunAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Nothing is left undone: it was stopped.
        }
    }
}
