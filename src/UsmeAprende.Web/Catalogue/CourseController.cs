using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Catalogue;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.Kit.Caching;
using UsmeAprende.Wording;

namespace UsmeAprende.Web.Catalogue;

/// <summary>The pages of the courses with their trails.</summary>
[AllowAnonymous]
public sealed class CourseController(CatalogueStore courses, CourseDownloads downloads, AuthorFaults faults) : Controller
{
    [HttpGet("/cursos"), PublicPage]
    public IActionResult Index() => View("Courses", courses.Current);

    [HttpGet("/cursos/{course}"), PublicPage]
    public IActionResult Show(string course)
    {
        var catalogue = courses.Current;
        var id = course.ToLowerInvariant();
        if (catalogue.CoursesById.TryGetValue(id, out var found))
            return View("Course", CoursePage.Create(catalogue, found, downloads) with { Faults = faults.ListIn(id) });
        return faults.ListIn(id) is { Count: > 0 } told ? View("Faults", told) : NotFound();
    }
}

/// <summary>A course's page, with the sizes of its downloads.</summary>
/// <param name="BookKilobytes">Null if the course has no lessons yet.</param>
/// <param name="SheetKilobytes">By module id, for modules with lessons.</param>
public sealed record CoursePage(Course Course, int? BookKilobytes, IReadOnlyDictionary<string, int> SheetKilobytes)
{
    /// <summary>The faults for its author; only in development.</summary>
    public IReadOnlyList<ContentFault> Faults { get; init; } = [];

    public static CoursePage Create(CourseCatalogue catalogue, Course course, CourseDownloads downloads) =>
        new(
            course,
            course.HasLessons ? CourseDownloads.Kilobytes(downloads.GetBook(catalogue, course)) : null,
            course
                .Modules.Where(m => !m.Lessons.IsEmpty)
                .ToDictionary(m => m.Id, m => CourseDownloads.Kilobytes(downloads.GetSheet(catalogue, course, m)))
        );
}

/// <summary>A course's trail without progress; scripts add the person's own progress.</summary>
public static class CourseTrail
{
    public static TrailView Create(Course course) =>
        new($"Sendero de {course.Title}", [.. course.Modules.Select(m => Stop(m, m.Lessons.IsEmpty ? null : $"#{m.Slug}"))]);

    /// <summary>One line high, with the current module marked.</summary>
    public static TrailView CreateSmall(Course course, CourseModule open) =>
        new(
            $"Sendero de {course.Title}",
            [.. course.Modules.Select(m => Stop(m, $"{course.Path}#{m.Slug}") with { IsOpen = m == open })],
            IsSmall: true
        );

    private static TrailStop Stop(CourseModule module, string? href) =>
        new(module.Id, module.Title, href)
        {
            Detail = module.Lessons.IsEmpty
                ? "Próximamente"
                : $"{module.Lessons.Length} lecciones · {SpanishDurations.InWords(module.Lessons.Sum(l => l.Minutes))}",
            Lessons = module.Lessons.Length,
        };
}
