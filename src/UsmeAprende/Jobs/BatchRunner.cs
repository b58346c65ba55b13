using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using UsmeAprende.Data;

namespace UsmeAprende.Jobs;

/// <summary>
/// Runs the steps of batches. A step is claimed in the batch's row, so that no two processes do it. If the process is killed, the step is
/// done again after the claim expires.
/// </summary>
public sealed class BatchRunner(
    IServiceScopeFactory scopes,
    JobDispatcher jobs,
    TimeProvider clock,
    IOptions<JobsOptions> options,
    ILogger<BatchRunner> log
)
{
    // After the last of these waits the batch stops, and somebody must look at it.
    private static readonly TimeSpan[] s_waits =
    [
        TimeSpan.FromSeconds(5),
        TimeSpan.FromSeconds(30),
        TimeSpan.FromMinutes(2),
        TimeSpan.FromMinutes(10),
    ];

    // After this time other batches get their turn. It is much shorter than the time after which Hangfire would start the job again.
    private static readonly TimeSpan s_turn = TimeSpan.FromSeconds(15);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>
    /// Called by Hangfire: does steps of one batch for a limited time, and then enqueues the next call. If no step is due, another process
    /// has the batch and will enqueue the next call; otherwise each call of the sweep would start a chain of its own.
    /// </summary>
    public async Task ContinueAsync(Guid id, CancellationToken cancel)
    {
        var until = Now + s_turn;
        var hasWorked = false;
        while ((!hasWorked || Now < until) && await ClaimAsync(id, cancel) is { } batch)
        {
            hasWorked = true;
            await StepAsync(batch, cancel);
        }
        if (hasWorked && await QueryAsync(db => QueryOpen(db).SingleOrDefaultAsync(b => b.Id == id, cancel)) is { } open)
            jobs.EnqueueBatch(id, open.NextAt - Now);
    }

    /// <summary>Does every step that is due now, the longest waiting first. For tests, which have no Hangfire.</summary>
    public async Task RunOpenAsync(CancellationToken cancel)
    {
        while (await QueryAsync(db => QueryDue(db).OrderBy(b => b.NextAt).Select(b => (Guid?)b.Id).FirstOrDefaultAsync(cancel)) is { } id)
            if (await ClaimAsync(id, cancel) is { } batch)
                await StepAsync(batch, cancel);
    }

    /// <returns>The batch as it was when its next step was claimed; null if none is due.</returns>
    internal async Task<BatchJob?> ClaimAsync(Guid id, CancellationToken cancel)
    {
        var until = Now + options.Value.LeaseTime;
        return await QueryAsync(db =>
            db.WriteAsync(
                async () =>
                    await QueryDue(db)
                        .Where(b => b.Id == id)
                        .ExecuteUpdateAsync(
                            set => set.SetProperty(b => b.NextAt, until).SetProperty(b => b.Claims, b => b.Claims + 1),
                            cancel
                        ) == 1
                        ? await db.Batches.AsNoTracking().SingleAsync(b => b.Id == id, cancel)
                        : null,
                cancel
            )
        );
    }

    /// <summary>Stores how far the step got, unless another process has claimed the step meanwhile.</summary>
    internal Task AdvanceAsync(BatchJob claimed, BatchStepResult step)
    {
        var now = Now;
        return UpdateAsync(
            claimed,
            held =>
                held.ExecuteUpdateAsync(set =>
                    set.SetProperty(b => b.Done, step.Done)
                        .SetProperty(b => b.Failed, step.Failed)
                        .SetProperty(b => b.Cursor, step.Cursor)
                        .SetProperty(b => b.Total, b => step.Total ?? b.Total)
                        .SetProperty(b => b.State, step.IsLast ? BatchState.Finished : BatchState.Open)
                        .SetProperty(b => b.FinishedAt, step.IsLast ? now : null)
                        .SetProperty(b => b.Attempts, 0)
                        .SetProperty(b => b.NextAt, now)
                )
        );
    }

    private async Task StepAsync(BatchJob batch, CancellationToken cancel)
    {
        BatchStepResult step;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var work =
                scope.ServiceProvider.GetServices<IBatchWork>().FirstOrDefault(w => w.Kind == batch.Kind)
                ?? throw new InvalidOperationException($"There is no work of the kind {batch.Kind}.");
            step = await work.StepAsync(batch, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The site is stopping: the next process may start this step at once.
            var now = Now;
            await UpdateAsync(batch, held => held.ExecuteUpdateAsync(set => set.SetProperty(b => b.NextAt, now)));
            throw;
        }
        catch (Exception fault)
        {
            log.LogError(fault, "A step of batch {Batch} ({Kind}) failed", batch.Id, batch.Kind);
            await FailAsync(batch);
            return;
        }
        await AdvanceAsync(batch, step);
        if (step.IsLast)
            log.LogInformation(
                "Batch {Batch} ({Kind}) is finished: {Done} done, {Failed} failed",
                batch.Id,
                batch.Kind,
                step.Done,
                step.Failed
            );
    }

    // The step is tried again later; after too many failures the batch stops.
    private Task<int> FailAsync(BatchJob batch)
    {
        var stops = batch.Attempts >= s_waits.Length;
        var next = stops ? Now : Now + s_waits[batch.Attempts];
        return UpdateAsync(
            batch,
            held =>
                held.ExecuteUpdateAsync(set =>
                    set.SetProperty(b => b.Attempts, batch.Attempts + 1)
                        .SetProperty(b => b.NextAt, next)
                        .SetProperty(b => b.State, stops ? BatchState.Stopped : BatchState.Open)
                )
        );
    }

    private static IQueryable<BatchJob> QueryOpen(UsmeDb db) => db.Batches.AsNoTracking().Where(b => b.State == BatchState.Open);

    private IQueryable<BatchJob> QueryDue(UsmeDb db)
    {
        var now = Now;
        return QueryOpen(db).Where(b => b.NextAt <= now);
    }

    private Task<int> UpdateAsync(BatchJob claimed, Func<IQueryable<BatchJob>, Task<int>> update) =>
        QueryAsync(db =>
            db.WriteAsync(() => update(QueryOpen(db).Where(b => b.Id == claimed.Id && b.Claims == claimed.Claims)), CancellationToken.None)
        );

    private async Task<T> QueryAsync<T>(Func<UsmeDb, Task<T>> question)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<UsmeDb>());
    }
}

/// <summary>
/// Finds batches that no process continues, because one was killed between the commit and the call to Hangfire, or in the middle of a step.
/// </summary>
internal sealed class BatchSweepJob(UsmeDb db, JobDispatcher jobs, TimeProvider clock) : ISiteJob
{
    public async Task RunAsync(JobReport report, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var open = await db.Batches.Where(b => b.State == BatchState.Open).Select(b => new { b.Id, b.NextAt }).ToListAsync(cancel);

        // If a process is working on a batch, its next step is not due, and the call enqueued here does nothing.
        foreach (var batch in open)
            jobs.EnqueueBatch(batch.Id, batch.NextAt - now);
        report.Complete(open.Count == 0 ? "No hay trabajos largos por hacer." : $"Trabajos largos por hacer: {open.Count}.");
    }
}
