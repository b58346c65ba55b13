using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Learning.Summaries;

/// <summary>
/// Finds whose summaries are out of date because of the rows that are going to be saved. Each feature implements it for its own tables.
/// </summary>
public interface ISummaryTrigger
{
    /// <param name="changed">Rows that are new, changed or deleted.</param>
    /// <param name="people">Add to it any row of each human whose summaries are out of date.</param>
    ValueTask CollectAsync(UsmeDb db, IReadOnlyList<EntityEntry> changed, ISet<PersonId> people, CancellationToken cancel);
}

/// <summary>
/// Adds a <see cref="LearningChange"/> to each save that makes summaries old, so that services need not do it. It does not see what a
/// statement (<c>ExecuteUpdate</c>) changes.
/// </summary>
internal sealed class LearningChangeListener(IEnumerable<ISummaryTrigger> triggers, LearningSummarySignal signal) : ISaveListener
{
    private readonly List<EntityEntry> _added = [];

    public bool IsEmpty { get; private set; } = true;

    public async ValueTask NoteAsync(UsmeDb db, IReadOnlyList<EntityEntry> changed, CancellationToken cancel)
    {
        DetachAdded();
        var people = new HashSet<PersonId>();
        foreach (var trigger in triggers)
            await trigger.CollectAsync(db, changed, people, cancel);
        if (people.Count == 0)
            return;
        IsEmpty = false;
        _added.AddRange(LearningChange.Enqueue(db, people));
    }

    public Task ApplyAsync(UsmeDb db, CancellationToken cancel)
    {
        if (!IsEmpty)
            db.AfterCommit(signal.Set);
        return Task.CompletedTask;
    }

    public void Clear()
    {
        DetachAdded();
        IsEmpty = true;
    }

    // Rows of the save before are stored, or that save failed and the next one finds the same people again.
    private void DetachAdded()
    {
        foreach (var entry in _added)
            entry.State = EntityState.Detached;
        _added.Clear();
    }
}

/// <summary>Reacts to finished activities and test scores, and to people who are merged (R14) or erased (R30).</summary>
internal sealed class LearningSummaryTrigger : ISummaryTrigger
{
    public ValueTask CollectAsync(UsmeDb db, IReadOnlyList<EntityEntry> changed, ISet<PersonId> people, CancellationToken cancel)
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

    // Most records of phones are answers to questions, which no summary needs.
    private static bool MayChangeSummaries(EntityEntry entry, ActivityState state) =>
        state.Activity.IsTest
        || (
            entry.State is EntityState.Modified ? entry.Property(nameof(ActivityState.FinishedAt)).IsModified : state.FinishedAt is not null
        );

    private static void Collect(EntityEntry entry, Person person, ISet<PersonId> people)
    {
        var survivor = entry.Property(nameof(Person.SurvivorId));
        if (survivor.IsModified || entry.Property(nameof(Person.ErasedAt)).IsModified)
            people.UnionWith([person.Id, (PersonId)person.SurvivorId, (PersonId)(HumanId)survivor.OriginalValue!]);
    }
}
