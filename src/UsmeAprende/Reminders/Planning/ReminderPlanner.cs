using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Jobs;
using UsmeAprende.Reminders.Kinds;

namespace UsmeAprende.Reminders.Planning;

/// <summary>
/// Puts into the outbox what every kind wants said. Run twice, at once or on several servers it makes each row once: the unique key
/// of person, kind, subject and period settles it.
/// </summary>
public sealed class ReminderPlanner(UsmeDb db, IEnumerable<IReminderKind> kinds, TimeProvider clock)
{
    // One commit each: phones that send records wait no longer than this takes. It also bounds a query's parameters.
    private const int RowsACommit = 1_000;

    /// <returns>How many were new.</returns>
    public async Task<int> PlanAsync(CancellationToken cancel)
    {
        var round = new PlanningRound(db, clock.GetUtcNow().UtcDateTime);
        var made = 0;
        foreach (var kind in kinds)
        {
            var wanted = (await kind.PlanAsync(round, cancel)).Where(p => p.ExpiresAt > round.Now).DistinctBy(KeyOf);
            foreach (var some in wanted.Chunk(RowsACommit))
                made += await StoreAsync(kind, some, round.Now, cancel);
        }
        return made;
    }

    private async Task<int> StoreAsync(IReminderKind kind, PlannedReminder[] wanted, DateTime now, CancellationToken cancel)
    {
        try
        {
            return await InsertMissingAsync(kind, wanted, now, cancel);
        }
        catch (DbUpdateException)
        {
            // Another server planned some of them between our look and our insert: looking again settles it.
            return await InsertMissingAsync(kind, wanted, now, cancel);
        }
    }

    private async Task<int> InsertMissingAsync(IReminderKind kind, PlannedReminder[] wanted, DateTime now, CancellationToken cancel)
    {
        // Mostly nothing is: then nobody else is kept from writing.
        if ((await ListMissingAsync(kind, wanted, cancel)).Count == 0)
            return 0;
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return await db.WriteAsync(
                async () =>
                {
                    var missing = await ListMissingAsync(kind, wanted, cancel);
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

    private async Task<List<PlannedReminder>> ListMissingAsync(IReminderKind kind, PlannedReminder[] wanted, CancellationToken cancel)
    {
        var people = wanted.Select(p => p.PersonId).Distinct().ToList();
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
        return [.. wanted.Where(p => !known.Contains(KeyOf(p)))];
    }

    private static (Guid, string, string) KeyOf(PlannedReminder planned) => (planned.PersonId, planned.Subject, planned.Period);
}

/// <summary>The job that plans.</summary>
internal sealed class ReminderPlanningJob(ReminderPlanner planner) : ISiteJob
{
    public async Task RunAsync(JobReport report, CancellationToken cancel) =>
        report.Complete($"Avisos nuevos: {await planner.PlanAsync(cancel)}.");
}
