using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Learning;

namespace UsmeAprende.Gatherings.Groups;

/// <summary>Tells at which steps of a course's practices the people of a group got stuck.</summary>
public sealed class StuckStepReader(UsmeDb db, CatalogueStore catalogue)
{
    private const int Most = 5;

    /// <param name="rows">The people of the group, by the rows that hold their records.</param>
    public async Task<IReadOnlyList<StuckStep>> ListAsync(
        Course course,
        IReadOnlyDictionary<PersonId, HumanId> rows,
        CancellationToken cancel
    )
    {
        var people = rows.Keys.ToList();
        var (start, end) = ActivityId.RangeWithin(course.Id);
        var told = await db
            .LearningRecords.Where(r =>
                people.Contains(r.PersonId)
                && r.Verb == RecordVerb.Answered
                && r.Activity >= start
                && r.Activity < end
                && r.Score == 0
                && !db.LearningRecords.Any(v => v.TargetId == r.Id)
            )
            .Select(r => new
            {
                r.PersonId,
                r.Activity,
                r.Answer,
            })
            .ToListAsync(cancel);
        var stuck = told.Select(t => (Person: rows[t.PersonId], Activity: catalogue.Current.ResolveRenamed(t.Activity), Step: t.Answer))
            .ToLookup(t => (t.Activity, t.Step), t => t.Person);
        return
        [
            .. course
                .Lessons.SelectMany(lesson => lesson.Parts.OfType<LessonPracticePart>().Select(practice => (lesson, practice)))
                .SelectMany(p =>
                    p.practice.Steps.Select(step => new StuckStep(p.lesson, step, stuck[(p.practice.Id, step.Hash)].Distinct().Count()))
                )
                .Where(s => s.People > 0)
                .OrderByDescending(s => s.People)
                .Take(Most),
        ];
    }
}

/// <summary>A step of a practice, with how many people of a group said that they got stuck there, each counted once.</summary>
public sealed record StuckStep(Lesson Lesson, PracticeStep Step, int People);
