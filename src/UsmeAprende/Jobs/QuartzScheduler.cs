using Quartz;
using Quartz.Extensibility;

namespace UsmeAprende.Jobs;

/// <summary>The embedded edition's scheduler: Quartz in the process, told everything anew at each start, since what was served stands in our own table.</summary>
public sealed class QuartzScheduler(JobTable table, JobRunner runner) : IJobScheduler, IAsyncDisposable
{
    private const string AskedBy = "asked-by";

    // Jobs wait for the disk and for mail servers more than they count.
    private const int AtOnce = 4;

    private IScheduler? _scheduler;

    public async Task StartAsync(CancellationToken cancel)
    {
        var scheduler = await QuartzSchedulerBuilder.Create(quartz =>
        {
            quartz.ConfigureScheduler(options =>
            {
                // Several sites may live in one process, as in the tests.
                options.InstanceName = $"jobs-{Guid.CreateVersion7():N}";
                options.ShutdownJobInterruption = ShutdownJobInterruption.Always;
            });
            quartz.UseInMemoryStore();
            quartz.UseDefaultThreadPool(AtOnce);
            quartz.UseJobFactory(new Factory(runner));
        }).BuildScheduler(cancel);
        foreach (var job in table.All)
        {
            // A laptop that slept through several moments serves the last one when it wakes.
            var schedule = CronScheduleBuilder.Create(job.Cadence.Cron, CronFormat.Unix).InTimeZone(Cadence.Bogota).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed);
            await scheduler.ScheduleJob(
                JobBuilder.Create<Turn>().WithIdentity(job.Name).Build(),
                TriggerBuilder.Create().WithIdentity(job.Name).WithSchedule(schedule).Build(), cancellationToken: cancel);
        }
        await scheduler.Start(cancel);
        _scheduler = scheduler;
    }

    public async Task RunNowAsync(string job, Guid by, CancellationToken cancel)
    {
        var scheduler = _scheduler ?? throw new InvalidOperationException("This process runs no jobs.");
        await scheduler.TriggerJob(new JobKey(job), new JobDataMap { [AskedBy] = by.ToString() }, cancel);
    }

    public async Task StopAsync(CancellationToken cancel)
    {
        if (Interlocked.Exchange(ref _scheduler, null) is { } scheduler)
            await scheduler.Shutdown(waitForJobsToComplete: true, cancel);
    }

    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None);

    private sealed class Factory(JobRunner runner) : IJobFactory
    {
        public ValueTask<JobScope> CreateJob(TriggerFiredBundle bundle, IScheduler scheduler, CancellationToken cancellationToken) => new(new JobScope(new Turn(runner)));

        public ValueTask ReturnJob(JobScope scope, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }

    private sealed class Turn(JobRunner runner) : Quartz.IJob
    {
        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
        {
            var job = context.JobDetail.Key.Name;
            if (context.MergedJobDataMap.TryGetString(AskedBy, out var by))
                await runner.RunNowAsync(job, Guid.Parse(by!), cancellationToken);
            else
                await runner.RunDueAsync(job, cancellationToken);
        }
    }
}
