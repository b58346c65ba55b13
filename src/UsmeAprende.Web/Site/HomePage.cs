using UsmeAprende.Badges;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Web.Site;

/// <summary>What the home page shows of the catalogue.</summary>
/// <param name="First">The first lesson there is: where someone who asks nothing may begin.</param>
/// <param name="HasPlacement">Whether the page that recommends where to start exists.</param>
/// <param name="Goal">What all pursue together this month; null where nothing is set.</param>
public sealed record HomePage(IReadOnlyList<Course> Courses, Lesson? First, bool HasPlacement, ShownGoal? Goal)
{
    public static HomePage Of(CourseCatalogue catalogue, ShownGoal? goal) =>
        new(catalogue.Courses, catalogue.Courses.SelectMany(c => c.Lessons).FirstOrDefault(), catalogue.Placement is not null, goal);
}
