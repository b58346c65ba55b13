using UsmeAprende.Catalogue;
using UsmeAprende.Web.Kit;

namespace UsmeAprende.Web.Catalogue;

/// <summary>A course's trail as everyone sees it; scripts lay one's own progress over it.</summary>
public static class CourseTrail
{
    public static TrailView Of(Course course) =>
        new($"Sendero de {course.Title}", [.. course.Modules.Select(m => Stop(m, m.Lessons.IsEmpty ? null : $"#{m.Slug}"))]);

    /// <summary>One line high, with the module being read marked.</summary>
    public static TrailView Small(Course course, Module open) =>
        new(
            $"Sendero de {course.Title}",
            [.. course.Modules.Select(m => Stop(m, $"{course.Path}#{m.Slug}") with { IsOpen = m == open })],
            IsSmall: true
        );

    private static TrailStop Stop(Module module, string? href) =>
        new(module.Id, module.Title, href)
        {
            Detail = module.Lessons.IsEmpty
                ? "Próximamente"
                : $"{module.Lessons.Length} lecciones · {SpanishDurations.InWords(module.Lessons.Sum(l => l.Minutes))}",
            Lessons = module.Lessons.Length,
        };
}
