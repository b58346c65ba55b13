using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.Jobs;

/// <summary>Starts long work and lists how far it is.</summary>
public sealed class BatchJobQueue(UsmeDb db, JobDispatcher jobs, IEnumerable<IBatchWork> works, TimeProvider clock)
{
    /// <summary>
    /// Stores the work to be done; it starts at once if no other work is before it. Inside a transaction, it is part of that transaction.
    /// </summary>
    /// <param name="kind">Of a registered <see cref="IBatchWork"/>.</param>
    /// <param name="payload">Read by the work itself; ids only.</param>
    /// <param name="total">How many items; 0 if the first step counts them.</param>
    /// <param name="by">Who asks; null for the programme itself.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<Guid> StartAsync(string kind, string payload, int total, PersonId? by, CancellationToken cancel)
    {
        if (!works.Any(w => w.Kind == kind))
            throw new ArgumentException($"There is no work of the kind {kind}.", nameof(kind));
        var now = clock.GetUtcNow().UtcDateTime;
        var batch = new BatchJob
        {
            Kind = kind,
            Payload = payload,
            Total = total,
            StartedById = by,
            CreatedAt = now,
            NextAt = now,
        };
        await db.WriteAsync(
            () =>
            {
                db.Add(batch);
                db.AfterCommit(() => jobs.EnqueueBatch(batch.Id));
                return Task.CompletedTask;
            },
            cancel
        );
        return batch.Id;
    }

    public Task<BatchJob?> FindAsync(Guid id, CancellationToken cancel) =>
        db.Batches.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, cancel);

    /// <summary>The open ones, and the latest of the others.</summary>
    public Task<List<BatchJob>> ListLatestAsync(int most, CancellationToken cancel) =>
        db
            .Batches.AsNoTracking()
            .OrderBy(b => b.State == BatchState.Open ? 0 : 1)
            .ThenByDescending(b => b.CreatedAt)
            .Take(most)
            .ToListAsync(cancel);

    /// <summary>Restarts a stopped batch.</summary>
    /// <returns>False if it was not stopped.</returns>
    public Task<bool> ResumeAsync(Guid id, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                var now = clock.GetUtcNow().UtcDateTime;
                db.AfterCommit(() => jobs.EnqueueBatch(id));
                return await db
                        .Batches.Where(b => b.Id == id && b.State == BatchState.Stopped)
                        .ExecuteUpdateAsync(
                            set =>
                                set.SetProperty(b => b.State, BatchState.Open)
                                    .SetProperty(b => b.Attempts, 0)
                                    .SetProperty(b => b.NextAt, now),
                            cancel
                        ) == 1;
            },
            cancel
        );

    /// <summary>The title above a batch's progress.</summary>
    public string TitleOf(string kind) => works.FirstOrDefault(w => w.Kind == kind)?.Title ?? kind;
}
