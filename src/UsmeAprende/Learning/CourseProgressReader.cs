using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;

namespace UsmeAprende.Learning;

/// <summary>
/// Reads the progress of many people in one course. The number of queries does not grow with the number of people. Used for groups and for
/// issuing certificates.
/// </summary>
public sealed class CourseProgressReader(UsmeDb db, CatalogueStore catalogue, IInPersonLearning together, ActivityVersionStore versions)
{
    // Databases limit the parameters of a query.
    private const int Portion = 500;

    /// <summary>Lists everybody who did something in the course, alone or at a gathering. Each human appears once (R14).</summary>
    public async Task<IReadOnlyList<HumanId>> ListStartedAsync(Course course, CancellationToken cancel)
    {
        var (start, end) = ActivityId.RangeWithin(course.Id);
        var former = ListFormerNames(course);
        var alone = await (
            from state in db.ActivityStates
            where (state.Activity >= start && state.Activity < end) || former.Contains(state.Activity)
            join person in db.People on state.PersonId equals person.Id
            where person.ErasedAt == null
            select person.SurvivorId
        )
            .Distinct()
            .ToListAsync(cancel);
        return [.. alone.Union(await together.ListAttendeesAsync(course.Id, cancel))];
    }

    /// <param name="people">Ids of survivors. Records of their merged rows are included.</param>
    public async Task<IReadOnlyDictionary<HumanId, CourseProgress>> ListForPeopleAsync(
        Course course,
        IReadOnlyCollection<HumanId> people,
        CancellationToken cancel
    )
    {
        var standings = new Dictionary<HumanId, CourseProgress>(people.Count);
        foreach (var portion in people.Chunk(Portion))
        {
            var outcomes = await ReadActivityProgressAsync(course, portion, cancel);
            var inPerson = await together.ListForPeopleAsync(portion, cancel);
            foreach (var person in portion)
                standings[person] = ComputeProgress(
                    course,
                    outcomes.GetValueOrDefault(person) ?? [],
                    inPerson.GetValueOrDefault(person) ?? InPersonLearning.Nothing
                );
        }
        return standings;
    }

    /// <summary>Former ids of its lessons and tests, if they were in another course before.</summary>
    private List<ActivityId> ListFormerNames(Course course) =>
        [.. catalogue.Current.Renamed.Where(r => r.Value.IsWithin(course.Id) && !r.Key.IsWithin(course.Id)).Select(r => r.Key)];

    private CourseProgress ComputeProgress(Course course, Dictionary<ActivityId, ActivityProgress> outcomes, InPersonLearning inPerson)
    {
        foreach (var (lesson, at) in inPerson.Lessons)
            outcomes.JoinIn(catalogue.Current.ResolveRenamed(lesson), new ActivityProgress(at, at, null, null, null));
        return CourseProgress.Compute(course, outcomes, inPerson, versions);
    }

    private async Task<Dictionary<HumanId, Dictionary<ActivityId, ActivityProgress>>> ReadActivityProgressAsync(
        Course course,
        HumanId[] people,
        CancellationToken cancel
    )
    {
        var (start, end) = ActivityId.RangeWithin(course.Id);
        var former = ListFormerNames(course);
        var rows =
            from state in db.ActivityStates.AsNoTracking()
            where (state.Activity >= start && state.Activity < end) || former.Contains(state.Activity)
            join person in db.People on state.PersonId equals person.Id
            where people.Contains(person.SurvivorId)
            select new { person.SurvivorId, State = state };
        var outcomes = new Dictionary<HumanId, Dictionary<ActivityId, ActivityProgress>>();
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (!outcomes.TryGetValue(row.SurvivorId, out var theirs))
                outcomes[row.SurvivorId] = theirs = new Dictionary<ActivityId, ActivityProgress>();
            theirs.JoinIn(catalogue.Current.ResolveRenamed(row.State.Activity), row.State.Progress);
        }
        return outcomes;
    }
}
