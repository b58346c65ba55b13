using System.Collections.Immutable;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Learning;

/// <summary>Where a person stands in a course, computed from the catalogue as it is now and the person's outcomes.</summary>
/// <param name="Cafes">Gatherings of the course that the person came to.</param>
/// <param name="LastAt">When something was last begun in it; null before the first time.</param>
public sealed record CourseProgress(Course Course, ImmutableArray<ModuleProgress> Modules, int Cafes, DateTime? LastAt)
{
    public bool IsStarted => LastAt is not null;

    public int AllLessons => Modules.Sum(m => m.Lessons.Length);

    public int FinishedLessons => Modules.Sum(m => m.FinishedLessons);

    /// <summary>Planned minutes of the lessons not yet finished.</summary>
    public int MinutesLeft => Modules.SelectMany(m => m.Lessons).Where(l => !l.IsFinished).Sum(l => l.Lesson.Minutes);

    /// <summary>Null when everything is done.</summary>
    public NextStep? Next => Modules.Select(m => m.Next).FirstOrDefault(n => n is not null);

    public CertificateProgress Certificate => CertificateProgress.Of(Course.Rule, Modules, Cafes);

    /// <param name="outcomes">By the activities' ids of today.</param>
    /// <param name="versions">To know since when each thing is asked for.</param>
    public static CourseProgress Of(
        Course course,
        IReadOnlyDictionary<string, Outcome> outcomes,
        InPerson inPerson,
        ActivityVersions versions
    )
    {
        var own = course.Id + "/";
        DateTime? last = null;
        foreach (var (activity, outcome) in outcomes)
        {
            if (activity.StartsWith(own, StringComparison.Ordinal) && (last is null || outcome.StartedAt > last))
                last = outcome.StartedAt;
        }
        return new CourseProgress(
            course,
            [.. course.Modules.Select(m => Of(m, outcomes, inPerson, versions))],
            inPerson.Cafes.GetValueOrDefault(course.Id),
            last
        );
    }

    private static ModuleProgress Of(
        Module module,
        IReadOnlyDictionary<string, Outcome> outcomes,
        InPerson inPerson,
        ActivityVersions versions
    ) =>
        new(
            module,
            [
                .. module.Lessons.Select(l => new LessonProgress(
                    l,
                    outcomes.TryGetValue(l.Id, out var outcome) ? outcome.FinishedAt : null,
                    inPerson.Lessons.ContainsKey(l.Id),
                    versions.FirstServed(l.Id, l.FormerIds) ?? default
                )),
            ],
            module.Test is { } test ? TestOf(test, outcomes.TryGetValue(test.Id, out var tried) ? tried : null, versions) : null,
            outcomes.TryGetValue(Attendances.TaskOf(module.Id), out var task) && task.FinishedAt is not null
        );

    private static TestProgress TestOf(ModuleTest test, Outcome? tried, ActivityVersions versions) =>
        new(test, tried?.BestScore, tried?.StartedAt, versions.FirstServed(test.Id, test.FormerIds) ?? default);
}
