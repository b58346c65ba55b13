using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.Jobs;

/// <summary>Keeps the history of jobs short, and the last run of each whatever its age.</summary>
internal sealed class HistoryCleaning(UsmeDb db, WriteGate gate, TimeProvider clock) : IJob
{
    private const int DaysOfSuccess = 7;
    private const int DaysOfFailure = 90;

    public async Task RunAsync(JobRun run, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (successes, failures) = (now.AddDays(-DaysOfSuccess), now.AddDays(-DaysOfFailure));
        var runs = db.Set<JobRun>();
        var deleted = await gate.WriteAsync(db, () => runs
            .Where(r => r.StartedAt < (r.Outcome == JobOutcome.Done ? successes : failures) && runs.Any(later => later.Job == r.Job && later.StartedAt > r.StartedAt))
            .ExecuteDeleteAsync(cancel), cancel);
        run.Tell($"Renglones borrados: {deleted}.");
    }
}
