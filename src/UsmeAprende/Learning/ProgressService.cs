using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;

namespace UsmeAprende.Learning;

/// <summary>Tells a person's progress: what is stored of them, laid over the catalogue as it is now.</summary>
public sealed class ProgressService(UsmeDb db, CatalogueStore catalogue, ILearntInPerson together, ActivityVersions versions)
{
    // Compiled queries cannot call SamePerson: this is what it says.
    private static readonly Func<UsmeDb, Guid, IAsyncEnumerable<Row>> OfPerson = EF.CompileAsyncQuery(
        (UsmeDb db, Guid person) =>
            db
                .ActivityStates.Where(s =>
                    db.People.Where(p =>
                            p.SurvivorId == db.People.Where(me => me.Id == person).Select(me => me.SurvivorId).FirstOrDefault()
                        )
                        .Select(p => p.Id)
                        .Contains(s.PersonId)
                )
                .Select(s => new Row(s.Activity, s.StartedAt, s.FinishedAt, s.BestScore, s.FirstRightAt, s.FirstWrongAt))
    );

    // Times are most of a row's cost to read, and an overlay shows none.
    private static readonly Func<UsmeDb, Guid, IAsyncEnumerable<Mark>> MarksOfPerson = EF.CompileAsyncQuery(
        (UsmeDb db, Guid person) =>
            db
                .ActivityStates.Where(s =>
                    db.People.Where(p =>
                            p.SurvivorId == db.People.Where(me => me.Id == person).Select(me => me.SurvivorId).FirstOrDefault()
                        )
                        .Select(p => p.Id)
                        .Contains(s.PersonId) && (s.FinishedAt != null || s.BestScore != null)
                )
                .OrderBy(s => s.FinishedAt)
                .Select(s => new Mark(s.Activity, s.FirstRightAt != null, s.BestScore))
    );

    /// <summary>Courses that have lessons: the one last worked at first, those not begun after, in their own order.</summary>
    public async Task<IReadOnlyList<CourseProgress>> CoursesAsync(Guid person, CancellationToken cancel)
    {
        var now = catalogue.Current;
        var inPerson = await together.OfAsync(person, cancel);
        var outcomes = await OutcomesAsync(person, inPerson, now, cancel);
        return
        [
            .. now
                .Courses.Where(c => c.HasLessons)
                .Select(c => CourseProgress.Of(c, outcomes, inPerson, versions))
                .OrderByDescending(c => c.LastAt)
                .ThenBy(c => c.Course.Order),
        ];
    }

    /// <summary>By the ids that activities have today; what was done under a former name counts under the new one.</summary>
    public async Task<Dictionary<string, Outcome>> OutcomesAsync(Guid person, CancellationToken cancel) =>
        await OutcomesAsync(person, await together.OfAsync(person, cancel), catalogue.Current, cancel);

    /// <summary>
    /// What is finished or scored, lessons in the order they were finished, by the ids that activities have today; one that was renamed, or
    /// learnt in person too, may come twice.
    /// </summary>
    public async IAsyncEnumerable<Mark> MarksAsync(Guid person, [EnumeratorCancellation] CancellationToken cancel)
    {
        var now = catalogue.Current;
        await foreach (var mark in MarksOfPerson(db, person).WithCancellation(cancel))
            yield return mark with
            {
                Activity = Activities.Resolve(now, mark.Activity),
            };
        foreach (var lesson in (await together.OfAsync(person, cancel)).Lessons.Keys)
            yield return new Mark(Activities.Resolve(now, lesson), false, null, InPerson: true);
    }

    private async Task<Dictionary<string, Outcome>> OutcomesAsync(
        Guid person,
        InPerson inPerson,
        CourseCatalogue now,
        CancellationToken cancel
    )
    {
        var outcomes = new Dictionary<string, Outcome>(StringComparer.Ordinal);
        await foreach (var row in OfPerson(db, person).WithCancellation(cancel))
            outcomes.JoinIn(
                Activities.Resolve(now, row.Activity),
                new Outcome(row.StartedAt, row.FinishedAt, row.BestScore, row.FirstRightAt, row.FirstWrongAt)
            );
        foreach (var (lesson, at) in inPerson.Lessons)
            outcomes.JoinIn(Activities.Resolve(now, lesson), new Outcome(at, at, null, null, null));
        return outcomes;
    }

    private sealed record Row(
        string Activity,
        DateTime StartedAt,
        DateTime? FinishedAt,
        int? BestScore,
        DateTime? FirstRightAt,
        DateTime? FirstWrongAt
    );
}
