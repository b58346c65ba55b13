using Microsoft.EntityFrameworkCore;
using UsmeAprende.Badges.Goals;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Figures;
using UsmeAprende.Learning;
using UsmeAprende.People;

namespace UsmeAprende.Badges.Awarding;

/// <summary>
/// Reads the histories of several humans from what is kept of them, in a few questions to the database however many they are, uniting the
/// rows of each (R14).
/// </summary>
public sealed class BadgeFactsReader(UsmeDb db, CatalogueStore catalogue, IInPersonLearning together, TimeProvider clock)
{
    private IReadOnlyList<ReachedGoal>? _goals;

    public async Task<BadgeFacts> ReadAsync(PersonId person, CancellationToken cancel) =>
        (await ReadAsync(await HumanRows.ReadAsync(db, [person], cancel), null, cancel)).Single().Value;

    /// <summary>By survivor.</summary>
    /// <param name="humans">Whose.</param>
    /// <param name="known">Their weeks, where they were read already; those of others do not matter.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<IReadOnlyDictionary<HumanId, BadgeFacts>> ReadAsync(
        HumanRows humans,
        IReadOnlyList<ActiveWeek>? known,
        CancellationToken cancel
    )
    {
        var now = catalogue.Current;
        var rows = humans.Rows.ToList();
        var outcomes = await ReadOutcomesAsync(humans, rows, now, cancel);
        var attempts = await ReadAttemptsAsync(humans, outcomes, now, cancel);
        var weeks = known is null ? await ReadWeeksAsync(humans, rows, cancel) : GroupWeeks(humans, known);
        // A goal is shared by who finished a lesson in its month, and counted when that is closed.
        var closed = clock.GetUtcNow().UtcDateTime;
        var goals = outcomes.Values.Any(own =>
            own.Any(o => o.Key.IsLesson && o.Value.FinishedAt is { } at && FigureMonth.ClosesAt(FigureMonth.Of(at)) <= closed)
        )
            ? await ReadGoalsAsync(cancel)
            : [];
        return outcomes.ToDictionary(
            own => own.Key,
            own =>
                BadgeFacts.Compute(new BadgeHistory(own.Value, [.. attempts[own.Key]], weeks.GetValueOrDefault(own.Key) ?? [], goals), now)
        );
    }

    public async Task<Dictionary<DateOnly, DateTime>> ReadWeeksAsync(PersonId person, CancellationToken cancel)
    {
        var humans = await HumanRows.ReadAsync(db, [person], cancel);
        return (await ReadWeeksAsync(humans, [.. humans.Rows], cancel)).Values.SingleOrDefault() ?? [];
    }

    private async Task<Dictionary<HumanId, Dictionary<ActivityId, ActivityProgress>>> ReadOutcomesAsync(
        HumanRows humans,
        List<PersonId> rows,
        CourseCatalogue now,
        CancellationToken cancel
    )
    {
        var outcomes = humans.Survivors.ToDictionary(survivor => survivor, _ => new Dictionary<ActivityId, ActivityProgress>());
        // Most of what is kept are questions answered right at once, of which no rule asks. Only where a question stands in several rows,
        // of one human or under two names, may one of them hold the wrong answer and another the right one.
        var whole = now.Renamed.Count > 0 ? rows : [.. humans.ListUnited()];
        var telling = db
            .ActivityStates.AsNoTracking()
            .Where(s => rows.Contains(s.PersonId))
            .Where(s =>
                s.FinishedAt != null
                || (s.FirstRightAt != null && s.FirstWrongAt != null)
                || ((string)s.Activity).EndsWith(ActivityId.TestSuffix)
                || whole.Contains(s.PersonId)
            );
        await foreach (var state in telling.AsAsyncEnumerable().WithCancellation(cancel))
            outcomes[humans.SurvivorOf[state.PersonId]].JoinIn(now.ResolveRenamed(state.Activity), state.Progress);
        // What this unit of work changed and has not saved; to join the same once more changes nothing (R5).
        foreach (var entry in db.ChangeTracker.Entries<ActivityState>())
        {
            if (
                entry is { State: EntityState.Added or EntityState.Modified, Entity: var own }
                && humans.SurvivorOf.ContainsKey(own.PersonId)
            )
                outcomes[humans.SurvivorOf[own.PersonId]].JoinIn(now.ResolveRenamed(own.Activity), own.Progress);
        }
        foreach (var (person, lesson, at) in together.ListUnsavedLessons().Where(l => humans.SurvivorOf.ContainsKey(l.Person)))
            outcomes[humans.SurvivorOf[person]].JoinIn(now.ResolveRenamed(lesson), new ActivityProgress(at, at, null, null, null));
        foreach (var (survivor, inPerson) in await together.ListForPeopleAsync([.. outcomes.Keys], cancel))
        {
            foreach (var (lesson, at) in inPerson.Lessons)
                outcomes[survivor].JoinIn(now.ResolveRenamed(lesson), new ActivityProgress(at, at, null, null, null));
        }
        return outcomes;
    }

    private async Task<Dictionary<HumanId, Dictionary<DateOnly, DateTime>>> ReadWeeksAsync(
        HumanRows humans,
        List<PersonId> rows,
        CancellationToken cancel
    ) => GroupWeeks(humans, await db.ActiveWeeks.AsNoTracking().Where(w => rows.Contains(w.PersonId)).ToListAsync(cancel));

    private static Dictionary<HumanId, Dictionary<DateOnly, DateTime>> GroupWeeks(HumanRows humans, IEnumerable<ActiveWeek> weeks) =>
        weeks
            .Where(w => humans.SurvivorOf.ContainsKey(w.PersonId))
            .GroupBy(w => humans.SurvivorOf[w.PersonId])
            .ToDictionary(own => own.Key, own => own.GroupBy(w => w.Monday).ToDictionary(w => w.Key, w => w.Min(row => row.FirstAt)));

    // The state keeps the best score, not since when each score was reached.
    private async Task<ILookup<HumanId, TestAttempt>> ReadAttemptsAsync(
        HumanRows humans,
        Dictionary<HumanId, Dictionary<ActivityId, ActivityProgress>> outcomes,
        CourseCatalogue now,
        CancellationToken cancel
    )
    {
        var rows = humans
            .SurvivorOf.Where(row => outcomes[row.Value].Any(o => o.Value.BestScore is not null && o.Key.IsTest))
            .Select(row => row.Key)
            .ToList();
        var tried =
            rows.Count == 0
                ? []
                : await db.QueryUnvoided()
                    .Where(r =>
                        rows.Contains(r.PersonId)
                        && r.Verb == RecordVerb.Answered
                        && r.Score != null
                        && ((string)r.Activity).EndsWith(ActivityId.TestSuffix)
                    )
                    .Select(r => new
                    {
                        r.PersonId,
                        r.Activity,
                        r.Score,
                        r.EffectiveAt,
                    })
                    .ToListAsync(cancel);
        return tried
            .GroupBy(a => (Survivor: humans.SurvivorOf[a.PersonId], Test: now.ResolveRenamed(a.Activity), a.Score))
            .ToLookup(
                same => same.Key.Survivor,
                same => new TestAttempt(same.Key.Test, same.Key.Score!.Value, same.Min(a => a.EffectiveAt))
            );
    }

    // The same for everybody: one look for all the people of a step.
    private async Task<IReadOnlyList<ReachedGoal>> ReadGoalsAsync(CancellationToken cancel) =>
        _goals ??= [
            .. (await db.CollectiveGoals.AsNoTracking().Where(g => g.FrozenTotal >= g.Target).ToListAsync(cancel)).Select(g =>
                g.ToReachedGoal()
            ),
        ];
}
