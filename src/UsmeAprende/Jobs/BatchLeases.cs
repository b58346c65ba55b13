using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using UsmeAprende.Data;

namespace UsmeAprende.Jobs;

/// <summary>Who does the next step of which batch. Held for one step only, so that batches take turns and every process may help.</summary>
public sealed class BatchLeases(IServiceScopeFactory scopes, WriteGate gate, TimeProvider clock, IOptions<JobsOptions> options, ILogger<BatchLeases> log)
{
    // After so many failures in a row somebody must look.
    private static readonly TimeSpan[] s_waits = [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10)];

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Takes the batch that has waited longest; none where there is nothing to do.</summary>
    internal Task<Batch?> TakeAsync(Guid holder, CancellationToken cancel) => WithAsync(async db =>
    {
        // Looking is done outside the gate, since most looks find nothing.
        var open = await Free(db).OrderBy(b => b.NextAt).Select(b => b.Id).ToListAsync(cancel);
        foreach (var id in open)
        {
            var until = Now + options.Value.LeaseTime;
            if (await gate.WriteAsync(db, () => Free(db).Where(b => b.Id == id).ExecuteUpdateAsync(set => set
                    .SetProperty(b => b.HolderId, holder).SetProperty(b => b.Until, until), cancel), cancel) == 1)
                return await db.Set<Batch>().AsNoTracking().SingleAsync(b => b.Id == id, cancel);
        }
        return null;
    });

    /// <returns>False where another step holds the batch by now.</returns>
    internal async Task<bool> RenewAsync(Guid holder, Guid batch, CancellationToken cancel)
    {
        try
        {
            var until = Now + options.Value.LeaseTime;
            return await WriteAsync(db => Held(db, holder, batch).ExecuteUpdateAsync(set => set.SetProperty(b => b.Until, until), cancel), cancel) == 1;
        }
        catch (DbException fault)
        {
            // It is still ours until it runs out; the next beat tries again.
            log.LogWarning("The lease of a batch could not be renewed: {Fault}", Fault.Trace(fault));
            return true;
        }
    }

    /// <summary>Writes down how far the step got and gives the batch back. Nothing where another step holds it by now: that one counts.</summary>
    internal Task AdvanceAsync(Guid holder, Guid batch, BatchStep step)
    {
        var now = Now;
        return WriteAsync(db => Held(db, holder, batch).ExecuteUpdateAsync(set => set
            .SetProperty(b => b.Done, step.Done).SetProperty(b => b.Failed, step.Failed).SetProperty(b => b.Cursor, step.Cursor)
            .SetProperty(b => b.Total, b => step.Total ?? b.Total)
            .SetProperty(b => b.State, step.IsLast ? BatchState.Finished : BatchState.Open)
            .SetProperty(b => b.FinishedAt, step.IsLast ? now : null)
            .SetProperty(b => b.Attempts, 0).SetProperty(b => b.NextAt, now)
            .SetProperty(b => b.HolderId, (Guid?)null).SetProperty(b => b.Until, (DateTime?)null)), CancellationToken.None);
    }

    /// <summary>Gives the batch back unchanged: the site is stopping.</summary>
    internal Task ReleaseAsync(Guid holder, Guid batch) =>
        WriteAsync(db => Held(db, holder, batch).ExecuteUpdateAsync(set => set.SetProperty(b => b.HolderId, (Guid?)null).SetProperty(b => b.Until, (DateTime?)null)), CancellationToken.None);

    /// <summary>Gives the batch back to be tried later, or stops it where that was done often enough.</summary>
    internal Task FailAsync(Guid holder, Batch batch)
    {
        var stops = batch.Attempts >= s_waits.Length;
        var next = stops ? Now : Now + s_waits[batch.Attempts];
        return WriteAsync(db => Held(db, holder, batch.Id).ExecuteUpdateAsync(set => set
            .SetProperty(b => b.Attempts, batch.Attempts + 1).SetProperty(b => b.NextAt, next)
            .SetProperty(b => b.State, stops ? BatchState.Stopped : BatchState.Open)
            .SetProperty(b => b.HolderId, (Guid?)null).SetProperty(b => b.Until, (DateTime?)null)), CancellationToken.None);
    }

    private IQueryable<Batch> Free(UsmeDb db)
    {
        var now = Now;
        return db.Set<Batch>().Where(b => b.State == BatchState.Open && b.NextAt <= now && (b.Until == null || b.Until <= now));
    }

    private static IQueryable<Batch> Held(UsmeDb db, Guid holder, Guid batch) => db.Set<Batch>().Where(b => b.Id == batch && b.HolderId == holder);

    private Task<int> WriteAsync(Func<UsmeDb, Task<int>> work, CancellationToken cancel) => WithAsync(db => gate.WriteAsync(db, () => work(db), cancel));

    private async Task<T> WithAsync<T>(Func<UsmeDb, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<UsmeDb>());
    }
}
