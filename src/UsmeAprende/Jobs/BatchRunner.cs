using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using UsmeAprende.Data;

namespace UsmeAprende.Jobs;

/// <summary>
/// Does the batches' steps. A step is claimed in the batch's own row, so that no two processes do it, and one that a killed process left is
/// done again when its claim has run out.
/// </summary>
public sealed class BatchRunner(
    IServiceScopeFactory scopes,
    JobDispatcher jobs,
    TimeProvider clock,
    IOptions<JobsOptions> options,
    ILogger<BatchRunner> log
)
{
    // After so many failures in a row somebody must look.
    private static readonly TimeSpan[] s_waits =
    [
        TimeSpan.FromSeconds(5),
        TimeSpan.FromSeconds(30),
        TimeSpan.FromMinutes(2),
        TimeSpan.FromMinutes(10),
    ];

    // Then others get their turn, and Hangfire sees the job come to an end long before it would start it again.
    private static readonly TimeSpan s_turn = TimeSpan.FromSeconds(15);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>
    /// What Hangfire calls: does steps of one batch until its turn is over, and asks for another turn. Where no step is due, somebody else
    /// goes on with it and does the asking: each call of the sweep would otherwise go on calling for itself.
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

    /// <summary>Does every step that is due now, the longest waiting first. Tests call it where the site would do it by itself.</summary>
    public async Task RunOpenAsync(CancellationToken cancel)
    {
        while (await QueryAsync(db => QueryDue(db).OrderBy(b => b.NextAt).Select(b => (Guid?)b.Id).FirstOrDefaultAsync(cancel)) is { } id)
            if (await ClaimAsync(id, cancel) is { } batch)
                await StepAsync(batch, cancel);
    }

    /// <returns>The batch as it was when its next step was claimed; nothing where none is due.</returns>
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

    /// <summary>Writes down how far the step got. Nothing where another process has claimed it by now: that one counts.</summary>
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
            // The site is stopping: whoever comes next may begin at once.
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

    // To be tried later, or stopped where that was done often enough.
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

/// <summary>Finds the batches that nobody goes on with: a process was killed between the commit and its call, or amid a step.</summary>
internal sealed class BatchSweepJob(UsmeDb db, JobDispatcher jobs, TimeProvider clock) : ISiteJob
{
    public async Task RunAsync(JobReport report, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var open = await db.Batches.Where(b => b.State == BatchState.Open).Select(b => new { b.Id, b.NextAt }).ToListAsync(cancel);

        // Whoever is at work puts the next step off: the one asked for here then finds nothing due.
        foreach (var batch in open)
            jobs.EnqueueBatch(batch.Id, batch.NextAt - now);
        report.Complete(open.Count == 0 ? "No hay trabajos largos por hacer." : $"Trabajos largos por hacer: {open.Count}.");
    }
}
