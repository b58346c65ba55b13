using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;

namespace UsmeAprende.Learning;

/// <summary>Tells a person's progress: what is stored of them, laid over the catalogue as it is now.</summary>
public sealed class PersonProgressReader(UsmeDb db, CatalogueStore catalogue, IInPersonLearning together, ActivityVersionStore versions)
{
    // Compiled queries cannot call SamePerson: this is what it says.
    private static readonly Func<UsmeDb, Guid, IAsyncEnumerable<StoredProgressRow>> QueryProgress = EF.CompileAsyncQuery(
        (UsmeDb db, Guid person) =>
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

    /// <summary>Courses that have lessons: the one last worked at first, those not begun after, in their own order.</summary>
    public async Task<IReadOnlyList<CourseProgress>> ListCoursesAsync(Guid person, CancellationToken cancel)
    {
        var now = catalogue.Current;
        var inPerson = await together.ReadAsync(person, cancel);
        var outcomes = await ReadRecordedAsync(person, now, cancel);
        outcomes.JoinIn(inPerson, now);
        return ComputeCourses(outcomes, inPerson, now);
    }

    /// <summary>The same from what is known already.</summary>
    /// <param name="outcomes">By the ids that activities have in this catalogue; what was learnt in person included.</param>
    /// <param name="inPerson">What was learnt in person.</param>
    /// <param name="now">The courses.</param>
    public IReadOnlyList<CourseProgress> ComputeCourses(
        IReadOnlyDictionary<string, ActivityProgress> outcomes,
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

    /// <summary>By the ids that activities have today; what was done under a former name counts under the new one.</summary>
    public async Task<Dictionary<string, ActivityProgress>> ReadActivityProgressAsync(Guid person, CancellationToken cancel)
    {
        var now = catalogue.Current;
        var outcomes = await ReadRecordedAsync(person, now, cancel);
        outcomes.JoinIn(await together.ReadAsync(person, cancel), now);
        return outcomes;
    }

    /// <summary>What the person's records say, without what was learnt in person, by the ids that activities have in a catalogue.</summary>
    public async Task<Dictionary<string, ActivityProgress>> ReadRecordedAsync(Guid person, CourseCatalogue now, CancellationToken cancel)
    {
        var outcomes = new Dictionary<string, ActivityProgress>(StringComparer.Ordinal);
        await foreach (var row in QueryProgress(db, person).WithCancellation(cancel))
            outcomes.JoinIn(
                ActivityIds.ResolveRenamed(now, row.Activity),
                new ActivityProgress(row.StartedAt, row.FinishedAt, row.BestScore, row.FirstRightAt, row.FirstWrongAt)
            );
        return outcomes;
    }

    private sealed record StoredProgressRow(
        string Activity,
        DateTime StartedAt,
        DateTime? FinishedAt,
        int? BestScore,
        DateTime? FirstRightAt,
        DateTime? FirstWrongAt
    );
}

/// <summary>
/// What one person learnt at the gatherings they came to. Computed when read, so that it follows marks taken back, lessons added to a
/// gathering and people merged.
/// </summary>
/// <param name="Lessons">When each lesson was first covered with the person there; ids as the gathering named them.</param>
/// <param name="Cafes">Gatherings attended, by the course they belong to.</param>
public sealed record InPersonLearning(IReadOnlyDictionary<string, DateTime> Lessons, IReadOnlyDictionary<string, int> Cafes)
{
    public static readonly InPersonLearning Nothing = new(FrozenDictionary<string, DateTime>.Empty, FrozenDictionary<string, int>.Empty);
}

/// <summary>Knows what people learnt together. Learning asks when it tells somebody's progress; whoever holds gatherings answers.</summary>
public interface IInPersonLearning
{
    Task<InPersonLearning> ReadAsync(Guid person, CancellationToken cancel);

    /// <summary>The same of several people, by their survivors' ids (R14); those who came to nothing may be missing.</summary>
    /// <param name="survivors">As many as a question may name.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <param name="alsoErased">For figures, which go on counting what was done by who was erased (R30).</param>
    Task<IReadOnlyDictionary<Guid, InPersonLearning>> ListForPeopleAsync(
        IReadOnlyCollection<Guid> survivors,
        CancellationToken cancel,
        bool alsoErased = false
    );

    /// <summary>Lessons of gatherings of which only this unit of work knows yet that somebody came, by the row that did.</summary>
    IEnumerable<(Guid Person, string Lesson, DateTime At)> ListUnsavedLessons();

    /// <summary>Who came to any gathering of a course, by their survivors' ids.</summary>
    Task<IReadOnlyList<Guid>> ListAttendeesAsync(string course, CancellationToken cancel);
}
