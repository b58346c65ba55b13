using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.Jobs;

/// <summary>Finds the batches that nobody goes on with: a process was killed between the commit and its call, or amid a step.</summary>
internal sealed class BatchSweep(UsmeDb db, JobDispatcher jobs, TimeProvider clock) : IJob
{
    public async Task RunAsync(JobReport report, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var open = await db.Batches.Where(b => b.State == BatchState.Open).Select(b => new { b.Id, b.NextAt }).ToListAsync(cancel);

        // Whoever is at work puts the next step off: the one asked for here then finds nothing due.
        foreach (var batch in open)
            jobs.Continue(batch.Id, batch.NextAt - now);
        report.Tell(open.Count == 0 ? "No hay trabajos largos por hacer." : $"Trabajos largos por hacer: {open.Count}.");
    }
}
