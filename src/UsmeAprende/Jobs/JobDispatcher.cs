using Hangfire;
using Hangfire.States;
using UsmeAprende.Data;

namespace UsmeAprende.Jobs;

/// <summary>
/// Enqueues work for any process that runs jobs. Inside a unit of work, call it with <see cref="UsmeDb.AfterCommit"/>, since Hangfire's
/// storage is not part of our transactions. The work must also be stored as a row, so that a crash in between loses nothing.
/// </summary>
public sealed class JobDispatcher(IBackgroundJobClient client, JobTable table)
{
    /// <param name="job">Its name in the table.</param>
    public void Enqueue(string job)
    {
        var queue = (table.Find(job) ?? throw new ArgumentException($"There is no job {job} in the table.", nameof(job))).Queue;
        client.Create<JobRunner>(runner => runner.RunAsync(job, CancellationToken.None), new EnqueuedState(queue));
    }

    /// <summary>Enqueues the next steps of a batch.</summary>
    /// <param name="batch">Which one.</param>
    /// <param name="wait">How long to wait before the call.</param>
    public void EnqueueBatch(Guid batch, TimeSpan wait = default)
    {
        IState when = wait > TimeSpan.Zero ? new ScheduledState(wait) : new EnqueuedState(ScheduledJob.CommonQueue);
        client.Create<BatchRunner>(runner => runner.ContinueAsync(batch, CancellationToken.None), when);
    }
}
