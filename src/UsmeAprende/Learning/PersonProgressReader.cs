using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;

namespace UsmeAprende.Learning;

/// <summary>Reads a person's progress: the stored state, combined with the current catalogue.</summary>
public sealed class PersonProgressReader(UsmeDb db, CatalogueStore catalogue, IInPersonLearning together, ActivityVersionStore versions)
{
    // The same condition as SamePerson, which compiled queries cannot call.
    private static readonly Func<UsmeDb, PersonId, IAsyncEnumerable<StoredProgressRow>> QueryProgress = EF.CompileAsyncQuery(
        (UsmeDb db, PersonId person) =>
            db
                .ActivityStates.Where(s =>
                    db.People.Where(p =>
                            p.SurvivorId == db.People.Where(me => me.Id == person).Select(me => me.SurvivorId).FirstOrDefault()
                        )
                        .Select(p => p.Id)
                        .Contains(s.PersonId)
                )
                .Select(s => new StoredProgressRow(s.Activity, s.StartedAt, s.FinishedAt, s.BestScore, s.FirstRightAt, s.FirstWrongAt))
    );

    /// <summary>
    /// Lists the courses with lessons. The course of the latest activity comes first; courses not begun come last, in the catalogue's
    /// order.
    /// </summary>
    public async Task<IReadOnlyList<CourseProgress>> ListCoursesAsync(PersonId person, CancellationToken cancel)
    {
        var now = catalogue.Current;
        var inPerson = await together.ReadAsync(person, cancel);
        var outcomes = await ReadRecordedAsync(person, now, cancel);
        outcomes.JoinIn(inPerson, now);
        return ComputeCourses(outcomes, inPerson, now);
    }

    /// <summary>The same, from progress that is already read.</summary>
    /// <param name="outcomes">Progress by the ids of this catalogue, lessons learnt at gatherings included.</param>
    /// <param name="inPerson">The lessons learnt at gatherings.</param>
    /// <param name="now">The courses.</param>
    public IReadOnlyList<CourseProgress> ComputeCourses(
        IReadOnlyDictionary<ActivityId, ActivityProgress> outcomes,
        InPersonLearning inPerson,
        CourseCatalogue now
    ) =>
        [
            .. now
                .Courses.Where(c => c.HasLessons)
                .Select(c => CourseProgress.Compute(c, outcomes, inPerson, versions))
                .OrderByDescending(c => c.LastAt)
                .ThenBy(c => c.Course.Order),
        ];

    /// <summary>Reads progress by the activities' ids of today. Progress under a former id counts for the new one.</summary>
    public async Task<Dictionary<ActivityId, ActivityProgress>> ReadActivityProgressAsync(PersonId person, CancellationToken cancel)
    {
        var now = catalogue.Current;
        var outcomes = await ReadRecordedAsync(person, now, cancel);
        outcomes.JoinIn(await together.ReadAsync(person, cancel), now);
        return outcomes;
    }

    /// <summary>Reads progress by the ids of a catalogue, from the person's records only: without lessons learnt at gatherings.</summary>
    public async Task<Dictionary<ActivityId, ActivityProgress>> ReadRecordedAsync(
        PersonId person,
        CourseCatalogue now,
        CancellationToken cancel
    )
    {
        var outcomes = new Dictionary<ActivityId, ActivityProgress>();
        await foreach (var row in QueryProgress(db, person).WithCancellation(cancel))
            outcomes.JoinIn(
                now.ResolveRenamed(row.Activity),
                new ActivityProgress(row.StartedAt, row.FinishedAt, row.BestScore, row.FirstRightAt, row.FirstWrongAt)
            );
        return outcomes;
    }

    private sealed record StoredProgressRow(
        ActivityId Activity,
        DateTime StartedAt,
        DateTime? FinishedAt,
        int? BestScore,
        DateTime? FirstRightAt,
        DateTime? FirstWrongAt
    );
}

/// <summary>
/// What a person learnt at the gatherings that they came to. It is computed when read, so it is right after a mark is voided, a lesson is
/// added to a gathering, or people are merged.
/// </summary>
/// <param name="Lessons">When each lesson was first covered while the person was there, by the id that the gathering stores.</param>
/// <param name="Cafes">Gatherings attended, by the course they belong to.</param>
public sealed record InPersonLearning(IReadOnlyDictionary<ActivityId, DateTime> Lessons, IReadOnlyDictionary<string, int> Cafes)
{
    public static readonly InPersonLearning Nothing = new(
        FrozenDictionary<ActivityId, DateTime>.Empty,
        FrozenDictionary<string, int>.Empty
    );
}

/// <summary>Tells what people learnt at gatherings. Learning owns this interface, and Gatherings implements it.</summary>
public interface IInPersonLearning
{
    Task<InPersonLearning> ReadAsync(PersonId person, CancellationToken cancel);

    /// <summary>The same for several people, by their survivors' ids (R14). People without attendance may be missing.</summary>
    /// <param name="survivors">Not more than one query may have as parameters.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <param name="alsoErased">True for figures, which still count what erased people did (R30).</param>
    Task<IReadOnlyDictionary<HumanId, InPersonLearning>> ListForPeopleAsync(
        IReadOnlyCollection<HumanId> survivors,
        CancellationToken cancel,
        bool alsoErased = false
    );

    /// <summary>The lessons of gatherings whose attendance is changed in this unit of work and not yet saved, by person row.</summary>
    IEnumerable<(PersonId Person, ActivityId Lesson, DateTime At)> ListUnsavedLessons();

    /// <summary>Lists who came to any gathering of a course, by survivors' ids.</summary>
    Task<IReadOnlyList<HumanId>> ListAttendeesAsync(string course, CancellationToken cancel);
}
