using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Learning.Summaries;

/// <summary>
/// Finds, among the rows that are about to be saved, those that make somebody's summaries old. Each feature knows its own tables.
/// </summary>
public interface ISummaryTrigger
{
    /// <param name="changed">Rows that are new, changed or deleted.</param>
    /// <param name="people">Takes any row of each human whose summaries are old.</param>
    ValueTask CollectAsync(UsmeDb db, IReadOnlyList<EntityEntry> changed, ISet<Guid> people, CancellationToken cancel);
}

/// <summary>
/// Adds a <see cref="LearningChange"/> to whatever is saved and makes summaries old, so that no service has to think of it. What a
/// statement of its own changes (<c>ExecuteUpdate</c>) is not seen here.
/// </summary>
internal sealed class LearningChangeInterceptor(IEnumerable<ISummaryTrigger> triggers, LearningSummarySignal signal)
    : SaveChangesInterceptor
{
    private readonly ISummaryTrigger[] _triggers = [.. triggers];

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        if (eventData.Context is not UsmeDb db)
            return result;
        var changed = db
            .ChangeTracker.Entries()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .ToList();
        // Entries has looked for changes; looking twice would cost a tenth of a batch of records.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var people = new HashSet<Guid>();
        foreach (var trigger in _triggers)
            await trigger.CollectAsync(db, changed, people, cancellationToken);
        if (people.Count > 0)
            LearningChange.Enqueue(db, people);
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData,
        int result,
        CancellationToken cancellationToken = default
    )
    {
        if (eventData.Context is UsmeDb db)
            Finish(db);
        return ValueTask.FromResult(result);
    }

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is UsmeDb db)
            Forget(db);
        return Task.CompletedTask;
    }

    public override Task SaveChangesCanceledAsync(DbContextEventData eventData, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is UsmeDb db)
            Forget(db);
        return Task.CompletedTask;
    }

    private void Finish(UsmeDb db)
    {
        if (!Forget(db))
            return;
        if (db.IsWriting)
            db.AfterCommit(signal.Set);
        else
            signal.Set();
    }

    // Who saves again after a failure finds the same people again.
    private static bool Forget(UsmeDb db)
    {
        var changes = db.ChangeTracker.Entries<LearningChange>().ToList();
        foreach (var change in changes)
            change.State = EntityState.Detached;
        db.ChangeTracker.AutoDetectChangesEnabled = true;
        return changes.Count > 0;
    }
}

/// <summary>What somebody finished or how well they did a test; and which rows are one human (R14), or erased (R30).</summary>
internal sealed class LearningSummaryTrigger : ISummaryTrigger
{
    public ValueTask CollectAsync(UsmeDb db, IReadOnlyList<EntityEntry> changed, ISet<Guid> people, CancellationToken cancel)
    {
        foreach (var entry in changed)
        {
            if (entry.Entity is ActivityState state && MayChangeSummaries(entry, state))
                people.Add(state.PersonId);
            else if (entry is { Entity: Person person, State: EntityState.Modified })
                Collect(entry, person, people);
        }
        return ValueTask.CompletedTask;
    }

    // Most of what phones send are answers to questions, of which no summary asks.
    private static bool MayChangeSummaries(EntityEntry entry, ActivityState state) =>
        ActivityIds.IsTest(state.Activity)
        || (
            entry.State is EntityState.Modified ? entry.Property(nameof(ActivityState.FinishedAt)).IsModified : state.FinishedAt is not null
        );

    private static void Collect(EntityEntry entry, Person person, ISet<Guid> people)
    {
        var survivor = entry.Property(nameof(Person.SurvivorId));
        if (survivor.IsModified || entry.Property(nameof(Person.ErasedAt)).IsModified)
            people.UnionWith([person.Id, person.SurvivorId, (Guid)survivor.OriginalValue!]);
    }
}
