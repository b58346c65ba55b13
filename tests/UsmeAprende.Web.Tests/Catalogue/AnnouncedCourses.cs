using UsmeAprende.Catalogue;

namespace UsmeAprende.Web.Tests.Catalogue;

/// <summary>Catalogues in which something is only announced, whatever has been written meanwhile.</summary>
internal static class AnnouncedCourses
{
    public static CourseCatalogue Module(CourseCatalogue catalogue, string moduleId) => Without(catalogue, module => module.Id == moduleId);

    public static CourseCatalogue Course(CourseCatalogue catalogue, string courseId) =>
        Without(catalogue, module => module.Id.StartsWith($"{courseId}/", StringComparison.Ordinal));

    private static CourseCatalogue Without(CourseCatalogue catalogue, Func<CourseModule, bool> isAnnounced) =>
        new(
            "announced",
            [
                .. catalogue.Courses.Select(course =>
                    course with
                    {
                        Modules = [.. course.Modules.Select(m => isAnnounced(m) ? m with { Lessons = [], Test = null, Guide = null } : m)],
                    }
                ),
            ],
            catalogue.Glossary,
            catalogue.Placement,
            []
        );
}
