using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;

namespace UsmeAprende.Learning.Summaries;

/// <summary>What one human finished, tried and attended, over all their rows (R14). Summaries are computed from this.</summary>
/// <param name="SurvivorId">The survivor: the row that stands for the human now.</param>
/// <param name="Rows">All rows of the human.</param>
/// <param name="IsErased">True if their data were erased (R30). Figures still count what they did, and no list names them.</param>
/// <param name="Alone">
/// Lessons and other activities finished, and tests tried, by their ids of today. Questions are left out, since no summary needs them.
/// </param>
public sealed record HumanLearning(
    HumanId SurvivorId,
    IReadOnlyList<PersonId> Rows,
    bool IsErased,
    IReadOnlyDictionary<ActivityId, ActivityProgress> Alone,
    InPersonLearning InPerson
)
{
    /// <summary>What they did alone, joined with what they learnt at gatherings.</summary>
    public Dictionary<ActivityId, ActivityProgress> JoinOutcomes(CourseCatalogue catalogue)
    {
        var outcomes = new Dictionary<ActivityId, ActivityProgress>(Alone);
        foreach (var (lesson, at) in InPerson.Lessons)
            outcomes.JoinIn(catalogue.ResolveRenamed(lesson), new ActivityProgress(at, at, null, null, null));
        return outcomes;
    }
}

/// <summary>Reads what humans learnt. The number of queries does not grow with the number of humans.</summary>
public sealed class HumanLearningReader(UsmeDb db, CatalogueStore catalogue, IInPersonLearning together)
{
    /// <summary>Lists all rows of the humans to whom these people belong. Unknown people are left out.</summary>
    /// <param name="people">No more than <see cref="LearningSummaries.Portion"/>.</param>
    /// <param name="cancel">Stops waiting.</param>
    public Task<List<HumanRow>> ListRowsAsync(IReadOnlyCollection<PersonId> people, CancellationToken cancel)
    {
        var survivors = db.People.Where(me => people.Contains(me.Id)).Select(me => me.SurvivorId);
        return db
            .People.Where(p => survivors.Contains(p.SurvivorId))
            .Select(p => new HumanRow(p.Id, p.SurvivorId, p.ErasedAt != null))
            .ToListAsync(cancel);
    }

    /// <param name="rows">All rows of each human.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<IReadOnlyList<HumanLearning>> ReadAsync(IReadOnlyCollection<HumanRow> rows, CancellationToken cancel)
    {
        var survivorOf = rows.ToDictionary(r => r.Id, r => r.SurvivorId);
        var alone = await ReadAloneAsync(survivorOf, cancel);
        var inPerson = await together.ListForPeopleAsync([.. survivorOf.Values.Distinct()], cancel, alsoErased: true);
        return
        [
            .. rows.GroupBy(r => r.SurvivorId)
                .Select(own => new HumanLearning(
                    own.Key,
                    [.. own.Select(r => r.Id)],
                    own.All(r => r.IsErased),
                    alone.GetValueOrDefault(own.Key) ?? [],
                    inPerson.GetValueOrDefault(own.Key) ?? InPersonLearning.Nothing
                )),
        ];
    }

    private async Task<Dictionary<HumanId, Dictionary<ActivityId, ActivityProgress>>> ReadAloneAsync(
        Dictionary<PersonId, HumanId> survivorOf,
        CancellationToken cancel
    )
    {
        var now = catalogue.Current;
        var ids = survivorOf.Keys.ToList();
        var telling = db
            .ActivityStates.AsNoTracking()
            .Where(s =>
                ids.Contains(s.PersonId)
                && (s.FinishedAt != null || (s.BestScore != null && ((string)s.Activity).EndsWith(ActivityId.TestSuffix)))
            );
        var alone = new Dictionary<HumanId, Dictionary<ActivityId, ActivityProgress>>();
        await foreach (var state in telling.AsAsyncEnumerable().WithCancellation(cancel))
        {
            var survivor = survivorOf[state.PersonId];
            if (!alone.TryGetValue(survivor, out var own))
                alone[survivor] = own = new Dictionary<ActivityId, ActivityProgress>();
            own.JoinIn(now.ResolveRenamed(state.Activity), state.Progress);
        }
        return alone;
    }
}

/// <summary>One row of a human (R14).</summary>
public sealed record HumanRow(PersonId Id, HumanId SurvivorId, bool IsErased);
