using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Jobs;
using UsmeAprende.Reminders.Kinds;

namespace UsmeAprende.Reminders.Planning;

/// <summary>
/// Adds the reminders that every kind wants to send to the outbox. Run twice, or on several servers at once, it adds each one only once,
/// because person, kind, subject and period are a unique key.
/// </summary>
public sealed class ReminderPlanner(UsmeDb db, IEnumerable<IReminderKind> kinds, TimeProvider clock)
{
    // Rows of one transaction: few enough that phones that send records do not wait long. It also limits a query's parameters.
    private const int RowsACommit = 1_000;

    /// <returns>How many were added.</returns>
    public async Task<int> PlanAsync(CancellationToken cancel)
    {
        var round = new PlanningRound(db, clock.GetUtcNow().UtcDateTime);
        var added = 0;
        foreach (var kind in kinds)
        {
            var planned = (await kind.PlanAsync(round, cancel)).Where(p => p.ExpiresAt > round.Now).DistinctBy(KeyOf);
            foreach (var chunk in planned.Chunk(RowsACommit))
                added += await StoreAsync(kind, chunk, round.Now, cancel);
        }
        return added;
    }

    private async Task<int> StoreAsync(IReminderKind kind, PlannedReminder[] planned, DateTime now, CancellationToken cancel)
    {
        try
        {
            return await InsertMissingAsync(kind, planned, now, cancel);
        }
        catch (DbUpdateException)
        {
            // Another server inserted some of them since we looked: look again.
            return await InsertMissingAsync(kind, planned, now, cancel);
        }
    }

    private async Task<int> InsertMissingAsync(IReminderKind kind, PlannedReminder[] planned, DateTime now, CancellationToken cancel)
    {
        // Usually nothing is missing, and then no transaction is needed.
        if ((await ListMissingAsync(kind, planned, cancel)).Count == 0)
            return 0;
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return await db.WriteAsync(
                async () =>
                {
                    var missing = await ListMissingAsync(kind, planned, cancel);
                    db.AddRange(missing.Select(p => Reminder.Create(kind, p, now)));
                    return missing.Count;
                },
                cancel
            );
        }
        finally
        {
            db.ChangeTracker.Clear();
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    private async Task<List<PlannedReminder>> ListMissingAsync(IReminderKind kind, PlannedReminder[] planned, CancellationToken cancel)
    {
        var people = planned.Select(p => p.PersonId).Distinct().ToList();
        var there = await db
            .Reminders.Where(r => r.Kind == kind.Id && people.Contains(r.PersonId))
            .Select(r => new
            {
                r.PersonId,
                r.Subject,
                r.Period,
            })
            .ToListAsync(cancel);
        var known = there.Select(r => (r.PersonId, r.Subject, r.Period)).ToHashSet();
        return [.. planned.Where(p => !known.Contains(KeyOf(p)))];
    }

    private static (PersonId, string, string) KeyOf(PlannedReminder planned) => (planned.PersonId, planned.Subject, planned.Period);
}

/// <summary>The job that plans.</summary>
internal sealed class ReminderPlanningJob(ReminderPlanner planner) : ISiteJob
{
    public async Task RunAsync(JobReport report, CancellationToken cancel) =>
        report.Complete($"Avisos nuevos: {await planner.PlanAsync(cancel)}.");
}
