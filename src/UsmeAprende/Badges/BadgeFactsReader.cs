using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Learning;
using UsmeAprende.People;

namespace UsmeAprende.Badges;

/// <summary>Reads one human's history from what is kept of it, uniting the rows they have (R14).</summary>
public sealed class BadgeFactsReader(UsmeDb db, CatalogueStore catalogue, ProgressService progress)
{
    private IReadOnlyList<ReachedGoal>? _goals;

    public async Task<BadgeFacts> ReadAsync(Guid person, CancellationToken cancel) =>
        BadgeFacts.Of(await HistoryAsync(person, cancel), catalogue.Current);

    public async Task<History> HistoryAsync(Guid person, CancellationToken cancel)
    {
        var outcomes = await progress.OutcomesAsync(person, cancel);
        return new History(outcomes, await AttemptsAsync(person, outcomes, cancel), await WeeksAsync(person, cancel), await GoalsAsync(cancel));
    }

    public async Task<Dictionary<DateOnly, DateTime>> WeeksAsync(Guid person, CancellationToken cancel) =>
        (await db.Set<ActiveWeek>().AsNoTracking().Where(w => db.SamePerson(person).Contains(w.PersonId)).ToListAsync(cancel))
            .GroupBy(w => w.Monday).ToDictionary(w => w.Key, w => w.Min(row => row.FirstAt));

    // The state keeps the best score, not since when each score was reached.
    private async Task<IReadOnlyList<Attempt>> AttemptsAsync(Guid person, Dictionary<string, Outcome> outcomes, CancellationToken cancel)
    {
        if (!outcomes.Any(o => o.Value.BestScore is not null && Activities.IsTest(o.Key)))
            return [];
        var now = catalogue.Current;
        return [.. (await db.Counted()
                .Where(r => db.SamePerson(person).Contains(r.PersonId) && r.Verb == Verb.Answered && r.Score != null && r.Activity.EndsWith("/prueba"))
                .GroupBy(r => new { r.Activity, r.Score })
                .Select(g => new { g.Key.Activity, g.Key.Score, At = g.Min(r => r.EffectiveAt) })
                .ToListAsync(cancel))
            .Select(a => new Attempt(Activities.Resolve(now, a.Activity), a.Score!.Value, a.At))];
    }

    // The same for everybody: one look for all the people of a step.
    private async Task<IReadOnlyList<ReachedGoal>> GoalsAsync(CancellationToken cancel) =>
        _goals ??= [.. (await db.Set<CollectiveGoal>().AsNoTracking().Where(g => g.FrozenTotal >= g.Target).ToListAsync(cancel)).Select(g => g.AsReached())];
}
