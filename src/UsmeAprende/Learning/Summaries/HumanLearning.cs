using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;

namespace UsmeAprende.Learning.Summaries;

/// <summary>What one human finished, tried and came to, whichever rows they have (R14): all that summaries are computed from.</summary>
/// <param name="SurvivorId">The row that stands for the human now.</param>
/// <param name="Rows">All of theirs.</param>
/// <param name="IsErased">Their data were erased (R30): figures go on counting what they did, and no list names them.</param>
/// <param name="Alone">
/// Lessons and other things finished, and tests tried, by the ids that activities have today. Questions are missing: no summary asks.
/// </param>
public sealed record HumanLearning(
    Guid SurvivorId,
    IReadOnlyList<Guid> Rows,
    bool IsErased,
    IReadOnlyDictionary<string, ActivityProgress> Alone,
    InPersonLearning InPerson
)
{
    /// <summary>What they did alone and what they learnt at gatherings, together.</summary>
    public Dictionary<string, ActivityProgress> JoinOutcomes(CourseCatalogue catalogue)
    {
        var outcomes = new Dictionary<string, ActivityProgress>(Alone, StringComparer.Ordinal);
        foreach (var (lesson, at) in InPerson.Lessons)
            outcomes.JoinIn(ActivityIds.ResolveRenamed(catalogue, lesson), new ActivityProgress(at, at, null, null, null));
        return outcomes;
    }
}

/// <summary>Reads what humans learnt, in a few questions to the database however many they are.</summary>
public sealed class HumanLearningReader(UsmeDb db, CatalogueStore catalogue, IInPersonLearning together)
{
    /// <summary>All rows of the humans that these people are; who is not known is left out.</summary>
    /// <param name="people">No more than <see cref="LearningSummaries.Portion"/>.</param>
    /// <param name="cancel">Stops waiting.</param>
    public Task<List<HumanRow>> ListRowsAsync(IReadOnlyCollection<Guid> people, CancellationToken cancel)
    {
        var survivors = db.People.Where(me => people.Contains(me.Id)).Select(me => me.SurvivorId);
        return db
            .People.Where(p => survivors.Contains(p.SurvivorId))
            .Select(p => new HumanRow(p.Id, p.SurvivorId, p.ErasedAt != null))
            .ToListAsync(cancel);
    }

    /// <param name="rows">All of each human.</param>
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

    private async Task<Dictionary<Guid, Dictionary<string, ActivityProgress>>> ReadAloneAsync(
        Dictionary<Guid, Guid> survivorOf,
        CancellationToken cancel
    )
    {
        var now = catalogue.Current;
        var ids = survivorOf.Keys.ToList();
        var telling = db
            .ActivityStates.AsNoTracking()
            .Where(s => ids.Contains(s.PersonId) && (s.FinishedAt != null || (s.BestScore != null && s.Activity.EndsWith("/prueba"))));
        var alone = new Dictionary<Guid, Dictionary<string, ActivityProgress>>();
        await foreach (var state in telling.AsAsyncEnumerable().WithCancellation(cancel))
        {
            var survivor = survivorOf[state.PersonId];
            if (!alone.TryGetValue(survivor, out var own))
                alone[survivor] = own = new Dictionary<string, ActivityProgress>(StringComparer.Ordinal);
            own.JoinIn(ActivityIds.ResolveRenamed(now, state.Activity), state.Progress);
        }
        return alone;
    }
}

/// <summary>One row of a human (R14).</summary>
public sealed record HumanRow(Guid Id, Guid SurvivorId, bool IsErased);
