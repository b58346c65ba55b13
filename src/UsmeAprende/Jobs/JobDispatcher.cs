using Hangfire;
using Hangfire.States;
using UsmeAprende.Data;

namespace UsmeAprende.Jobs;

/// <summary>
/// Has something done soon, by whichever process does jobs. In a unit of work it is asked for with <see cref="UsmeDb.AfterCommit"/>:
/// Hangfire's storage knows nothing of our transactions. What is to be done stands in a row too, so that a crash in between loses nothing.
/// </summary>
public sealed class JobDispatcher(IBackgroundJobClient client, JobTable table)
{
    /// <param name="job">Its name in the table.</param>
    public void Enqueue(string job)
    {
        var queue = (table.Find(job) ?? throw new ArgumentException($"There is no job {job} in the table.", nameof(job))).Queue;
        client.Create<JobRunner>(runner => runner.RunAsync(job, CancellationToken.None), new EnqueuedState(queue));
    }

    /// <summary>Has the next steps of a batch done.</summary>
    /// <param name="batch">Which one.</param>
    /// <param name="wait">How long it is to be left alone before.</param>
    public void EnqueueBatch(Guid batch, TimeSpan wait = default)
    {
        IState when = wait > TimeSpan.Zero ? new ScheduledState(wait) : new EnqueuedState(ScheduledJob.CommonQueue);
        client.Create<BatchRunner>(runner => runner.ContinueAsync(batch, CancellationToken.None), when);
    }
}
