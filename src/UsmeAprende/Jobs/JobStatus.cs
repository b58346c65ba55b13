namespace UsmeAprende.Jobs;

/// <summary>How a job has been doing, for the administrator.</summary>
/// <param name="Job">The row of the table.</param>
/// <param name="Last">The latest run, or null where it never ran.</param>
/// <param name="Failures">How many runs of the last 30 days failed.</param>
/// <param name="LastFailure">The latest of them.</param>
/// <param name="NextAt">Its next moment.</param>
public sealed record JobStatus(ScheduledJob Job, JobRun? Last, int Failures, JobRun? LastFailure, DateTime NextAt);
