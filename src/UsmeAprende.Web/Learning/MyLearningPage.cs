using UsmeAprende.Learning;

namespace UsmeAprende.Web.Learning;

/// <summary>A person's courses as their page shows them.</summary>
/// <param name="Started">The one last begun something in stands first.</param>
/// <param name="Others">Not begun yet.</param>
/// <param name="Sections">What other features add.</param>
public sealed record MyLearningPage(
    IReadOnlyList<OwnCourse> Started,
    IReadOnlyList<OwnCourse> Others,
    IReadOnlyList<MyLearningSection> Sections
)
{
    public static MyLearningPage Of(IReadOnlyList<CourseProgress> courses, IReadOnlyList<MyLearningSection> sections) =>
        new(
            [.. courses.Where(c => c.IsStarted).Select(c => new OwnCourse(c))],
            [.. courses.Where(c => !c.IsStarted).Select(c => new OwnCourse(c))],
            sections
        );
}
