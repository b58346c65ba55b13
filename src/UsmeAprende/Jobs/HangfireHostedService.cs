using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using UsmeAprende.Data;

namespace UsmeAprende.Jobs;

/// <summary>
/// Once the site answers people: puts the table on Hangfire's schedule and does what is due, also what was missed while the machine was
/// off. Stops cleanly.
/// </summary>
internal sealed class HangfireHostedService(
    IServiceProvider services,
    JobTable table,
    IOptions<JobsOptions> options,
    ILogger<HangfireHostedService> log
) : BackgroundService
{
    private const int CommonWorkers = 2;

    private static readonly RecurringJobOptions s_bogota = new()
    {
        TimeZone = BogotaClock.Zone,
        MisfireHandling = MisfireHandlingMode.Relaxed,
    };

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Enabled is not true)
            return;
        await WaitForStartAsync(stoppingToken);
        await Task.Delay(TimeSpan.FromSeconds(options.Value.StartAfter), stoppingToken);
        var servers = new List<BackgroundJobServer>();
        try
        {
            Schedule();
            servers.AddRange(table.All.Select(j => j.Queue).Distinct().Select(StartServer));
            await new TaskCompletionSource().Task.WaitAsync(stoppingToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // People can go on without it; the nightly checks that do not come tell of it at /administracion.
            log.LogCritical(fault, "The site's own work could not be started");
        }
        finally
        {
            servers.ForEach(server => server.SendStop());
            servers.ForEach(server => server.Dispose());
        }
    }

    private async Task WaitForStartAsync(CancellationToken cancel)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var _ = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancel);
    }

    private void Schedule()
    {
        var manager = services.GetRequiredService<IRecurringJobManager>();
        var known = ListScheduledNames();
        foreach (var gone in known.Except(table.All.Select(j => j.Name)))
            manager.RemoveIfExists(gone);
        foreach (var job in table.All)
            manager.AddOrUpdate<JobRunner>(
                job.Name,
                job.Queue,
                runner => runner.RunAsync(job.Name, CancellationToken.None),
                job.Cron,
                s_bogota
            );
        var queue = services.GetRequiredService<JobDispatcher>();

        // Where Hangfire's storage is new, lost or in memory, nobody knows what was missed: the data may be a copy that was put back after
        // its erasures.
        foreach (var job in table.All.Where(j => j.AlsoAtStart || !known.Contains(j.Name)))
            queue.Enqueue(job.Name);
    }

    private HashSet<string> ListScheduledNames()
    {
        using var connection = services.GetRequiredService<JobStorage>().GetConnection();
        return [.. connection.GetRecurringJobs().Select(r => r.Id)];
    }

    // One server watches the schedule for all: the others only work.
    private BackgroundJobServer StartServer(string queue) =>
        new(
            new BackgroundJobServerOptions
            {
                ServerName = $"{Environment.MachineName}:{Environment.ProcessId}:{queue}",
                Queues = [queue],
                WorkerCount = queue == ScheduledJob.CommonQueue ? CommonWorkers : 1,
                IsLightweightServer = queue != ScheduledJob.CommonQueue,
                Activator = services.GetRequiredService<JobActivator>(),
                FilterProvider = HangfireJobFilters.All,
            },
            services.GetRequiredService<JobStorage>()
        );
}

/// <summary>
/// What is asked of Hangfire about every job: no retries of its own, since the next moment of a schedule is the retry, and a storage that
/// stays small.
/// </summary>
internal static class HangfireJobFilters
{
    public static IJobFilterProvider All { get; } = new JobFilterCollection { new JobExpirationFilter() };

    private sealed class JobExpirationFilter : IApplyStateFilter
    {
        private static readonly TimeSpan s_success = TimeSpan.FromHours(1);
        private static readonly TimeSpan s_failure = TimeSpan.FromDays(30);

        public void OnStateUnapplied(ApplyStateContext context, IWriteOnlyTransaction transaction) =>
            context.JobExpirationTimeout = s_success;

        public void OnStateApplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
        {
            // To Hangfire a failed job waits for somebody; ours is done again by itself.
            if (context.NewState is FailedState)
                transaction.ExpireJob(context.BackgroundJob.Id, s_failure);
        }
    }
}
