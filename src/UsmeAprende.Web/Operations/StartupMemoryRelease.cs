using Microsoft.Extensions.Options;
using UsmeAprende.Jobs;

namespace UsmeAprende.Web.Operations;

/// <summary>
/// Gives the machine back, once, the memory that the start and the first jobs needed and nothing needs any more: a site at rest makes so
/// little new that its collector would keep it for hours.
/// </summary>
internal sealed class StartupMemoryRelease(BackgroundStart start, IOptions<JobsOptions> options) : SiteWorker
{
    // The jobs that a start begins are done by then.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(45);

    protected override async Task RunAsync(CancellationToken stopping)
    {
        if (options.Value.Enabled is not true)
            return;
        await start.WaitAsync(stopping);
        await Task.Delay(Settling, stopping);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
