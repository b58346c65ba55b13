using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using UsmeAprende.Data;

namespace UsmeAprende.Jobs;

/// <summary>
/// Starts Hangfire once the site answers requests: schedules the table of jobs and runs what is due, also what was missed while the machine
/// was off.
/// </summary>
internal sealed class HangfireHostedService(
    IServiceProvider services,
    JobTable table,
    BackgroundStart start,
    IOptions<JobsOptions> options,
    ILogger<HangfireHostedService> log
) : SiteWorker
{
    private const int CommonWorkers = 2;

    private static readonly RecurringJobOptions s_bogota = new()
    {
        TimeZone = BogotaClock.Zone,
        MisfireHandling = MisfireHandlingMode.Relaxed,
    };

    protected override async Task RunAsync(CancellationToken stopping)
    {
        if (options.Value.Enabled is not true)
            return;
        await start.WaitAsync(stopping);
        var servers = new List<BackgroundJobServer>();
        try
        {
            Schedule();
            servers.AddRange(table.All.Select(j => j.Queue).Distinct().Select(StartServer));
            await new TaskCompletionSource().Task.WaitAsync(stopping);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The site works without jobs. The administrator notices at /administracion, where the nightly checks are missing.
            log.LogCritical(fault, "The site's own work could not be started");
        }
        finally
        {
            servers.ForEach(server => server.SendStop());
            servers.ForEach(server => server.Dispose());
        }
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

        // If Hangfire's storage is new, lost or in memory, we do not know which runs were missed: the data may be a backup from before the
        // last erasures.
        foreach (var job in table.All.Where(j => j.AlsoAtStart || !known.Contains(j.Name)))
            queue.Enqueue(job.Name);
    }

    private HashSet<string> ListScheduledNames()
    {
        using var connection = services.GetRequiredService<JobStorage>().GetConnection();
        return [.. connection.GetRecurringJobs().Select(r => r.Id)];
    }

    // Only one server watches the schedule; the others only run jobs.
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
/// How Hangfire treats every job: no retries, since the next run on the schedule is the retry, and a short history, so that the storage
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
            // Hangfire keeps a failed job for ever, for somebody to look at. Ours runs again on its schedule.
            if (context.NewState is FailedState)
                transaction.ExpireJob(context.BackgroundJob.Id, s_failure);
        }
    }
}
