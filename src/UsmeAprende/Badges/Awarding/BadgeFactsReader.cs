using Microsoft.EntityFrameworkCore;
using UsmeAprende.Badges.Goals;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Learning;

namespace UsmeAprende.Badges.Awarding;

/// <summary>
/// Reads the badge histories of several humans from the stored state, in a few queries for all of them, with the merged rows of each human
/// together (R14).
/// </summary>
public sealed class BadgeFactsReader(UsmeDb db, CatalogueStore catalogue, IInPersonLearning inPersonReader)
{
    private IReadOnlyList<ReachedGoal>? _goals;

    public async Task<BadgeFacts> ReadAsync(Guid person, CancellationToken cancel) =>
        (await ReadAsync(await HumanRows.ReadAsync(db, [person], cancel), cancel)).Single().Value;

    /// <summary>The facts by survivor.</summary>
    public async Task<IReadOnlyDictionary<Guid, BadgeFacts>> ReadAsync(HumanRows humans, CancellationToken cancel)
    {
        var now = catalogue.Current;
        var rows = humans.Rows.ToList();
        var progress = await ReadProgressAsync(humans, rows, now, cancel);
        var attempts = await ReadAttemptsAsync(humans, progress, now, cancel);
        var weeks = await ReadWeeksAsync(humans, rows, cancel);
        var goals = await ReadGoalsAsync(cancel);
        return progress.ToDictionary(
            own => own.Key,
            own =>
                BadgeFacts.Compute(new BadgeHistory(own.Value, [.. attempts[own.Key]], weeks.GetValueOrDefault(own.Key) ?? [], goals), now)
        );
    }

    public async Task<Dictionary<DateOnly, DateTime>> ReadWeeksAsync(Guid person, CancellationToken cancel)
    {
        var humans = await HumanRows.ReadAsync(db, [person], cancel);
        return (await ReadWeeksAsync(humans, [.. humans.Rows], cancel)).Values.SingleOrDefault() ?? [];
    }

    private async Task<Dictionary<Guid, Dictionary<string, ActivityProgress>>> ReadProgressAsync(
        HumanRows humans,
        List<Guid> rows,
        CourseCatalogue now,
        CancellationToken cancel
    )
    {
        var progress = humans.Survivors.ToDictionary(
            survivor => survivor,
            _ => new Dictionary<string, ActivityProgress>(StringComparer.Ordinal)
        );
        // Most states are of questions that were answered right at once, which no rule counts; they are not read. But if a human has
        // several rows, or a question two names, the wrong and the right answer may be in different states, so all are read.
        var whole =
            now.Renamed.Count > 0
                ? rows
                :
                [
                    .. humans
                        .SurvivorOf.GroupBy(row => row.Value)
                        .Where(own => own.Skip(1).Any())
                        .SelectMany(own => own)
                        .Select(row => row.Key),
                ];
        var states = db
            .ActivityStates.AsNoTracking()
            .Where(s => rows.Contains(s.PersonId))
            .Where(s =>
                s.FinishedAt != null
                || (s.FirstRightAt != null && s.FirstWrongAt != null)
                || s.Activity.EndsWith("/prueba")
                || whole.Contains(s.PersonId)
            );
        await foreach (var state in states.AsAsyncEnumerable().WithCancellation(cancel))
            progress[humans.SurvivorOf[state.PersonId]].JoinIn(ActivityIds.ResolveRenamed(now, state.Activity), state.Progress);
        foreach (var (survivor, inPerson) in await inPersonReader.ListForPeopleAsync([.. progress.Keys], cancel))
        {
            foreach (var (lesson, at) in inPerson.Lessons)
                progress[survivor].JoinIn(ActivityIds.ResolveRenamed(now, lesson), new ActivityProgress(at, at, null, null, null));
        }
        return progress;
    }

    private async Task<Dictionary<Guid, Dictionary<DateOnly, DateTime>>> ReadWeeksAsync(
        HumanRows humans,
        List<Guid> rows,
        CancellationToken cancel
    ) =>
        (await db.ActiveWeeks.AsNoTracking().Where(w => rows.Contains(w.PersonId)).ToListAsync(cancel))
            .GroupBy(w => humans.SurvivorOf[w.PersonId])
            .ToDictionary(own => own.Key, own => own.GroupBy(w => w.Monday).ToDictionary(w => w.Key, w => w.Min(row => row.FirstAt)));

    // The state has only the best score, not when each score was reached.
    private async Task<ILookup<Guid, TestAttempt>> ReadAttemptsAsync(
        HumanRows humans,
        Dictionary<Guid, Dictionary<string, ActivityProgress>> progress,
        CourseCatalogue now,
        CancellationToken cancel
    )
    {
        var rows = humans
            .SurvivorOf.Where(row => progress[row.Value].Any(o => o.Value.BestScore is not null && ActivityIds.IsTest(o.Key)))
            .Select(row => row.Key)
            .ToList();
        var tried =
            rows.Count == 0
                ? []
                : await db.QueryUnvoided()
                    .Where(r =>
                        rows.Contains(r.PersonId) && r.Verb == RecordVerb.Answered && r.Score != null && r.Activity.EndsWith("/prueba")
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
            .GroupBy(a => (Survivor: humans.SurvivorOf[a.PersonId], Test: ActivityIds.ResolveRenamed(now, a.Activity), a.Score))
            .ToLookup(
                same => same.Key.Survivor,
                same => new TestAttempt(same.Key.Test, same.Key.Score!.Value, same.Min(a => a.EffectiveAt))
            );
    }

    // Goals are the same for everybody: read once for all people of a step.
    private async Task<IReadOnlyList<ReachedGoal>> ReadGoalsAsync(CancellationToken cancel) =>
        _goals ??= [
            .. (await db.CollectiveGoals.AsNoTracking().Where(g => g.FrozenTotal >= g.Target).ToListAsync(cancel)).Select(g =>
                g.ToReachedGoal()
            ),
        ];
}

/// <summary>Several humans with all their rows (R14).</summary>
/// <param name="SurvivorOf">The survivor of each row.</param>
public sealed record HumanRows(IReadOnlyDictionary<Guid, Guid> SurvivorOf)
{
    /// <summary>Databases limit the parameters of a query.</summary>
    public const int Portion = 100;

    public IEnumerable<Guid> Rows => SurvivorOf.Keys;

    public IEnumerable<Guid> Survivors => SurvivorOf.Values.Distinct();

    /// <param name="people">Any rows of these humans.</param>
    public static async Task<HumanRows> ReadAsync(UsmeDb db, IReadOnlyCollection<Guid> people, CancellationToken cancel)
    {
        var survivors = db.People.Where(me => people.Contains(me.Id)).Select(me => me.SurvivorId);
        var rows = await db
            .People.Where(p => survivors.Contains(p.SurvivorId))
            .Select(p => new { p.Id, p.SurvivorId })
            .ToDictionaryAsync(p => p.Id, p => p.SurvivorId, cancel);
        // Records are stored for people who are not known yet, too.
        foreach (var person in people)
            rows.TryAdd(person, person);
        return new HumanRows(rows);
    }
}
