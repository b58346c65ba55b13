using UsmeAprende.Catalogue;
using UsmeAprende.Gatherings;
using UsmeAprende.Learning;

namespace UsmeAprende.Benchmarks;

/// <summary>What somebody in a town did in a year, made up from one number.</summary>
internal sealed class TownRecords(CourseCatalogue catalogue, DateTime now)
{
    /// <summary>All of a course but its last lessons, with its tests and tasks.</summary>
    public IEnumerable<LearningRecord> FinishCourse(Random dice, PersonId person, Course course, Gathering shownAt, int missing)
    {
        var at = now.AddDays(-280 - dice.Next(20));
        foreach (var lesson in course.Lessons.SkipLast(missing))
        {
            at = at.AddHours(dice.Next(20, 60));
            yield return Create(person, RecordVerb.Completed, lesson.Id, at, null);
        }
        foreach (var module in course.Modules.Where(m => m.Lessons.Length > 0))
        {
            if (module.Test is { } test)
                yield return Create(person, RecordVerb.Answered, test.Id, at, 80 + dice.Next(21));
            var shown = ActivityId.AttendanceOf(shownAt.Id);
            yield return Create(person, RecordVerb.Observed, ActivityId.TaskOf(module.Id), at, null, shown.Value);
        }
    }

    /// <summary>Lessons of any course with their questions, wrong at times, and tests; without an end.</summary>
    public IEnumerable<LearningRecord> LearnAnything(Random dice, PersonId person)
    {
        var lessons = catalogue.Courses.SelectMany(c => c.Lessons).ToList();
        var tests = catalogue.TestsById.Values.ToList();
        var at = now.AddDays(-320);
        for (var step = 0; ; step++)
        {
            var lesson = lessons[dice.Next(lessons.Count)];
            if ((at = at.AddHours(dice.Next(1, 24 * 10))) > now)
                at = now.AddHours(-dice.Next(1, 24 * 300));
            foreach (var question in lesson.Questions)
                yield return Create(person, RecordVerb.Answered, question.Id, at, dice.Next(4) == 0 ? 0 : 100);
            yield return Create(person, RecordVerb.Completed, lesson.Id, at, null);
            if (step % 4 == 0)
                yield return Create(person, RecordVerb.Answered, tests[dice.Next(tests.Count)].Id, at, dice.Next(101));
        }
    }

    public static LearningRecord Create(
        PersonId person,
        RecordVerb verb,
        ActivityId activity,
        DateTime at,
        int? score,
        string? answer = null
    ) =>
        LearningRecord.Create(
            RecordAuthor.Oneself(person),
            new NewRecord
            {
                Id = Guid.CreateVersion7(),
                Verb = verb,
                Activity = activity,
                Answer = answer,
                OccurredAt = at,
            },
            score,
            new byte[32],
            "bench",
            at,
            DateTime.MinValue
        );
}
