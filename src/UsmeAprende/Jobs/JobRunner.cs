using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace UsmeAprende.Jobs;

/// <summary>Runs jobs by name: never one beside itself, each moment of a cadence once, and whatever happens written down.</summary>
public sealed class JobRunner(JobTable table, JobLeases leases, IServiceScopeFactory scopes, TimeProvider clock, IOptions<JobsOptions> options, ILogger<JobRunner> log)
{
    // Timers may ring a little before their time.
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(1);

    /// <summary>Serves the latest moment of the job's cadence, unless that was done.</summary>
    public Task<JobTurn> RunDueAsync(string name, CancellationToken cancel)
    {
        var job = Find(name);
        return RunAsync(job, job.Cadence.LastUntil(clock.GetUtcNow().UtcDateTime + Early), by: null, cancel);
    }

    /// <summary>Runs it whatever its cadence says, because somebody asked or a test does.</summary>
    public Task<JobTurn> RunNowAsync(string name, Guid? by, CancellationToken cancel) => RunAsync(Find(name), moment: null, by, cancel);

    private ScheduledJob Find(string name) => table.Find(name) ?? throw new ArgumentException($"There is no job {name} in the table.", nameof(name));

    private async Task<JobTurn> RunAsync(ScheduledJob job, DateTime? moment, Guid? by, CancellationToken cancel)
    {
        var started = clock.GetUtcNow().UtcDateTime;
        var run = new JobRun { Job = job.Name, Node = JobNode.Name, StartedAt = started, AskedById = by };
        var turn = await leases.TakeAsync(run, moment, cancel);
        if (turn is not JobTurn.Ran)
            return turn;

        JobOutcome outcome;
        await using (var heart = new Heartbeat(options.Value.LeaseTime, beat => leases.RenewAsync(run, beat), cancel))
            outcome = await RunAsync(job, run, heart.Cancel);
        run.End(clock.GetUtcNow().UtcDateTime, outcome);

        // A failure is served too: trying again at once would fail again, and the next moment comes.
        await leases.EndAsync(run, outcome is JobOutcome.Interrupted ? null : moment ?? job.Cadence.LastUntil(started));
        return JobTurn.Ran;
    }

    private async Task<JobOutcome> RunAsync(ScheduledJob job, JobRun run, CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await ((IJob)scope.ServiceProvider.GetRequiredService(job.Type)).RunAsync(run, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return JobOutcome.Interrupted;
        }
        catch (Exception fault)
        {
            run.Fail(Fault.Sentence(fault));
            log.LogError("The job {Job} failed: {Fault}", job.Name, Fault.Trace(fault));
            return JobOutcome.Failed;
        }

        if (run.Outcome is JobOutcome.Failed)
        {
            log.LogError("The job {Job} failed: {Sentence}", job.Name, run.Sentence);
            return JobOutcome.Failed;
        }
        return JobOutcome.Done;
    }
}
