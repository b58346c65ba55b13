using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using UsmeAprende.Data;

namespace UsmeAprende.Jobs;

/// <summary>Who runs which job: taken, renewed and given back in transactions of their own.</summary>
public sealed class JobLeases(IServiceScopeFactory scopes, WriteGate gate, TimeProvider clock, IOptions<JobsOptions> options, ILogger<JobLeases> log)
{
    /// <summary>Takes the job for a run and writes the run down.</summary>
    /// <param name="run">Not yet begun.</param>
    /// <param name="moment">The moment of the cadence to be served; null where somebody asked.</param>
    internal async Task<JobTurn> TakeAsync(JobRun run, DateTime? moment, CancellationToken cancel)
    {
        try
        {
            return await WithAsync(db => gate.WriteAsync(db, () => TakeAsync(db, run, moment, cancel), cancel));
        }
        catch (Exception fault) when (fault is DbException or DbUpdateException)
        {
            // Two nodes that write a job's first row at once: one of them comes again later.
            log.LogWarning("The job {Job} could not be taken: {Fault}", run.Job, Fault.Trace(fault));
            return JobTurn.Held;
        }
    }

    private async Task<JobTurn> TakeAsync(UsmeDb db, JobRun run, DateTime? moment, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var until = now + options.Value.LeaseTime;
        var leases = db.Set<JobLease>();
        if (!await leases.AnyAsync(l => l.Job == run.Job, cancel))
        {
            leases.Add(new JobLease { Job = run.Job });
            await db.SaveChangesAsync(cancel);
        }

        var free = leases.Where(l => l.Job == run.Job && (l.Until == null || l.Until <= now));
        var due = moment is null ? free : free.Where(l => l.ServedAt == null || l.ServedAt < moment);
        if (await due.ExecuteUpdateAsync(set => set.SetProperty(l => l.HolderId, run.Id).SetProperty(l => l.Until, until), cancel) == 0)
            return await free.AnyAsync(cancel) ? JobTurn.Served : JobTurn.Held;

        // Whoever held it before died without a word.
        await db.Set<JobRun>().Where(r => r.Job == run.Job && r.Outcome == JobOutcome.Running)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Outcome, JobOutcome.Interrupted).SetProperty(r => r.EndedAt, now), cancel);
        db.Add(run);
        return JobTurn.Ran;
    }

    /// <returns>False where another run holds the job by now.</returns>
    internal async Task<bool> RenewAsync(JobRun run, CancellationToken cancel)
    {
        try
        {
            var until = clock.GetUtcNow().UtcDateTime + options.Value.LeaseTime;
            return await WithAsync(db => gate.WriteAsync(db, () => Held(db, run).ExecuteUpdateAsync(set => set.SetProperty(l => l.Until, until), cancel), cancel)) == 1;
        }
        catch (DbException fault)
        {
            // It is still ours until it runs out; the next beat tries again.
            log.LogWarning("The lease of {Job} could not be renewed: {Fault}", run.Job, Fault.Trace(fault));
            return true;
        }
    }

    /// <summary>Writes down how the run ended and gives the job back.</summary>
    /// <param name="served">The moment of the cadence that need not be served again; null where the run was cut short.</param>
    internal Task EndAsync(JobRun run, DateTime? served) => WithAsync(db => gate.WriteAsync(db, async () =>
    {
        await db.Set<JobRun>().Where(r => r.Id == run.Id).ExecuteUpdateAsync(set => set
            .SetProperty(r => r.EndedAt, run.EndedAt).SetProperty(r => r.Outcome, run.Outcome).SetProperty(r => r.Sentence, run.Sentence));
        return await Held(db, run).ExecuteUpdateAsync(set => set
            .SetProperty(l => l.HolderId, (Guid?)null).SetProperty(l => l.Until, (DateTime?)null).SetProperty(l => l.ServedAt, l => served ?? l.ServedAt));
    }, CancellationToken.None));

    private static IQueryable<JobLease> Held(UsmeDb db, JobRun run) => db.Set<JobLease>().Where(l => l.Job == run.Job && l.HolderId == run.Id);

    private async Task<T> WithAsync<T>(Func<UsmeDb, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<UsmeDb>());
    }
}
