namespace UsmeAprende.Learning;

/// <summary>
/// What to do next. There is one rule for the whole site; phones have the same in <c>path.js</c>, and both are tested with the cases of
/// <c>tests/next-steps.json</c>: the first thing not done in the course one is in, module by module, lessons in order and then the module's
/// test, without what is withheld; once that course is done, the next course that is not.
/// </summary>
/// <param name="Title">Of the lesson or test.</param>
/// <param name="Path">The address of its page.</param>
/// <param name="Minutes">Planned minutes; a test has none.</param>
public sealed record NextStep(string Title, string Path, int? Minutes)
{
    /// <summary>Finds what comes next after everything in a course is done.</summary>
    /// <param name="courses">All courses, in any order.</param>
    /// <param name="from">The course one is in; null before anything was done.</param>
    /// <returns>Null if nothing is left to do in any course.</returns>
    public static NextStep? Find(IReadOnlyCollection<CourseProgress> courses, CourseProgress? from) =>
        from?.Next ?? ListOthers(courses, from).Select(c => c.Next).FirstOrDefault(n => n is not null);

    // The courses after it, then those before it.
    private static IEnumerable<CourseProgress> ListOthers(IReadOnlyCollection<CourseProgress> courses, CourseProgress? from) =>
        from is null
            ? courses.OrderBy(Place)
            : courses.Where(c => c.Course != from.Course).OrderBy(c => Place(c).CompareTo(Place(from)) < 0).ThenBy(Place);

    // The order of the catalogue.
    private static (int Order, string Id) Place(CourseProgress course) => (course.Course.Order, course.Course.Id);
}
