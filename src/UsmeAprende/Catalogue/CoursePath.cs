using System.Collections.Immutable;

namespace UsmeAprende.Catalogue;

/// <summary>
/// What a phone must know of a course to tell what comes next; the rule stands at <c>NextStep</c>. The same for everybody: no progress is
/// in it.
/// </summary>
/// <param name="Others">Ids of the other courses with lessons, in the order in which they come next.</param>
public sealed record CoursePath(string Id, string Title, ImmutableArray<CoursePath.Stop> Modules, ImmutableArray<string> Others)
{
    public static CoursePath Create(CourseCatalogue catalogue, Course course)
    {
        var at = catalogue.Courses.IndexOf(course);
        return new CoursePath(
            course.Id,
            course.Title,
            [.. course.Modules.Select(m => Create(course, m))],
            [.. catalogue.Courses[(at + 1)..].Concat(catalogue.Courses[..at]).Where(c => c.HasLessons).Select(c => c.Id)]
        );
    }

    /// <summary>The percent from which a test counts as done: what the certificate asks, or where it asks none, what passes.</summary>
    public static int FindAskedScore(Course course, ModuleTest test) => course.Rule.Score > 0 ? course.Rule.Score : test.Pass;

    private static Stop Create(Course course, CourseModule module) =>
        new(
            module.Id,
            module.Title,
            [.. module.Lessons.Select(l => new Lesson(l.Id, l.Title, l.Minutes, l.IsWithheld))],
            module.Test is { } test
                ? new Test(test.Id, test.Title, test.Pass, FindAskedScore(course, test), course.Rule.Score > 0, test.IsWithheld)
                : null
        );

    /// <summary>A module. One without lessons is only announced.</summary>
    public sealed record Stop(string Id, string Title, ImmutableArray<Lesson> Lessons, Test? Test);

    /// <param name="Minutes">Planned minutes.</param>
    public sealed record Lesson(ActivityId Id, string Title, int Minutes, bool IsWithheld);

    /// <param name="Pass">Percent that passes.</param>
    /// <param name="Asked">Percent from which it counts as done.</param>
    /// <param name="IsForCertificate">Whether its stop is only done with it.</param>
    public sealed record Test(ActivityId Id, string Title, int Pass, int Asked, bool IsForCertificate, bool IsWithheld);
}
