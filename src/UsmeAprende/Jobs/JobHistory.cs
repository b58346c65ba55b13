using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.Jobs;

/// <summary>Tells how the jobs have been doing.</summary>
public sealed class JobHistory(UsmeDb db, JobTable table, TimeProvider clock)
{
    private const int Days = 30;

    /// <summary>The latest run of a job that came to an end, well or not.</summary>
    public Task<JobRun?> LatestAsync(string job, CancellationToken cancel) => db.Set<JobRun>().AsNoTracking()
        .Where(r => r.Job == job && (r.Outcome == JobOutcome.Done || r.Outcome == JobOutcome.Failed)).OrderByDescending(r => r.StartedAt).FirstOrDefaultAsync(cancel);

    public async Task<IReadOnlyList<JobStatus>> StatusAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var since = now.AddDays(-Days);
        var runs = db.Set<JobRun>().AsNoTracking();
        var last = await runs.Where(r => !runs.Any(later => later.Job == r.Job && later.StartedAt > r.StartedAt)).ToListAsync(cancel);
        var failed = await runs.Where(r => r.Outcome == JobOutcome.Failed && r.StartedAt >= since).OrderByDescending(r => r.StartedAt).ToListAsync(cancel);
        var lastOf = last.GroupBy(r => r.Job).ToDictionary(g => g.Key, g => g.Last());
        var failedOf = failed.ToLookup(r => r.Job);
        return [.. table.All.Select(job => new JobStatus(job, lastOf.GetValueOrDefault(job.Name), failedOf[job.Name].Count(), failedOf[job.Name].FirstOrDefault(), job.Cadence.NextAfter(now)))];
    }
}
