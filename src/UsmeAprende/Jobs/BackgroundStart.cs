using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace UsmeAprende.Jobs;

/// <summary>When the site's own work may begin: people come first, and the first of them waits for the start.</summary>
public sealed class BackgroundStart(IServiceProvider services, IOptions<JobsOptions> options)
{
    /// <summary>Until the site answers and <see cref="JobsOptions.StartAfter"/> is over; at once where nobody hosts a site.</summary>
    public async Task WaitAsync(CancellationToken cancel)
    {
        if (services.GetService<IHostApplicationLifetime>() is not { } lifetime)
            return;
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (lifetime.ApplicationStarted.Register(started.SetResult))
            await started.Task.WaitAsync(cancel);
        if (options.Value.Enabled is true)
            await Task.Delay(TimeSpan.FromSeconds(options.Value.StartAfter), cancel);
    }
}
