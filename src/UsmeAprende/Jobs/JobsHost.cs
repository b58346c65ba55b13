using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace UsmeAprende.Jobs;

/// <summary>Once the site answers people: starts the scheduler, serves what was missed while the machine was off, and goes on with the batches. Stops cleanly.</summary>
internal sealed class JobsHost(JobTable table, JobRunner runner, IJobScheduler scheduler, BatchRunner batches, IOptions<JobsOptions> options, ILogger<JobsHost> log)
    : BackgroundService, IHostedLifecycleService
{
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        _started.TrySetResult();
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await scheduler.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Enabled is not true)
            return;
        await _started.Task.WaitAsync(stoppingToken);
        await Task.Delay(TimeSpan.FromSeconds(options.Value.StartAfter), stoppingToken);
        await scheduler.StartAsync(stoppingToken);
        await Task.WhenAll(CatchUpAsync(stoppingToken), batches.RunAsync(stoppingToken));
    }

    // One after the other: the machine has just started and people are using it.
    private async Task CatchUpAsync(CancellationToken cancel)
    {
        var waiting = table.All.Select(j => j.Name).ToList();
        while (waiting.Count > 0)
        {
            var held = new List<string>();
            foreach (var job in waiting)
            {
                var turn = table.Find(job)!.AlsoAtStart ? await runner.RunNowAsync(job, by: null, cancel) : await runner.RunDueAsync(job, cancel);
                if (turn is JobTurn.Held)
                    held.Add(job);
            }
            if (held.Count == 0)
                return;

            // A process that was killed holds them until its time runs out.
            log.LogInformation("Held by another process: {Jobs}", string.Join(", ", held));
            await Task.Delay(options.Value.LeaseTime, cancel);
            waiting = held;
        }
    }
}
