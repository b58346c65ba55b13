using Hangfire;
using Hangfire.States;
using Hangfire.Storage;

namespace UsmeAprende.Jobs;

/// <summary>Reads the state of all jobs for the administrator's page.</summary>
public sealed class JobStatusReader(JobTable table, JobRunStore journal, JobStorage storage)
{
    /// <summary>The latest finished run of a job, successful or not.</summary>
    public JobRun? FindLatestRun(string job) => journal.Read(job).Last;

    public IReadOnlyList<JobStatus> ListStatuses()
    {
        using var connection = storage.GetConnection();
        var scheduled = connection.GetRecurringJobs().ToDictionary(r => r.Id);
        return
        [
            .. table.All.Select(job =>
            {
                var (last, lastFailure, failures) = journal.Read(job.Name);
                var known = scheduled.GetValueOrDefault(job.Name);
                return new JobStatus(
                    job,
                    last,
                    known?.LastJobState == ProcessingState.StateName,
                    failures,
                    lastFailure,
                    known?.NextExecution
                );
            }),
        ];
    }
}

/// <summary>The state of one job, for the administrator.</summary>
/// <param name="Job">The row of the table.</param>
/// <param name="Last">The latest run, or null where it never ran.</param>
/// <param name="IsRunning">Whether it runs now.</param>
/// <param name="Failures">How many runs of the last 30 days failed.</param>
/// <param name="LastFailure">The latest of them.</param>
/// <param name="NextAt">Its next run, UTC; null if no process has scheduled it yet.</param>
public sealed record JobStatus(ScheduledJob Job, JobRun? Last, bool IsRunning, int Failures, JobRun? LastFailure, DateTime? NextAt);
