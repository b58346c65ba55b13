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

    /// <summary>The first lesson that can be opened; null if there is none.</summary>
    public Lesson? First => Course.Lessons.FirstOrDefault(l => !l.IsWithheld) ?? Course.Lessons.FirstOrDefault();

    /// <summary>The module whose lessons are shown at once.</summary>
    public CourseModule? Open => Course.Modules.FirstOrDefault(m => m.Lessons.Contains(First!));

    /// <summary>The beginning of the course's own text: for whom it is.</summary>
    public string Opening => Course.Html[..FindHeading(0)];

    /// <summary>The first section of its text, which says what one will be able to do.</summary>
    public string Promise => Course.Html[FindHeading(0)..PromiseEnd];

    /// <summary>The other sections.</summary>
    public string Rest => Course.Html[PromiseEnd..];

    private int PromiseEnd => FindHeading(FindHeading(0) + 1);

    public static CoursePage Create(CourseCatalogue catalogue, Course course, CourseDownloads downloads) =>
        new(
            course,
            course.HasLessons ? CourseDownloads.Kilobytes(downloads.GetBook(catalogue, course)) : null,
            course
                .Modules.Where(m => !m.Lessons.IsEmpty)
                .ToDictionary(m => m.Id, m => CourseDownloads.Kilobytes(downloads.GetSheet(catalogue, course, m)))
        );

    private int FindHeading(int from) =>
        from < Course.Html.Length && Course.Html.IndexOf("<h2", from, StringComparison.Ordinal) is >= 0 and var at
            ? at
            : Course.Html.Length;

    /// <summary>The first drawing of a module's lessons, by which it is known again; null if they have none.</summary>
    public SvgDrawing? FindDrawing(CourseModule module) =>
        (
            from part in module.Lessons.SelectMany(l => l.Parts).OfType<LessonTextPart>()
            from drawing in Course.Drawings
            where part.Html.Contains($"\"{drawing.Path}\"", StringComparison.Ordinal)
            select drawing
        ).FirstOrDefault();
}

/// <summary>A course's trail without progress; scripts add the person's own progress.</summary>
public static class CourseTrail
{
    public static TrailView Create(Course course) =>
        new($"Sendero de {course.Title}", [.. course.Modules.Select(m => Stop(m, m.Lessons.FirstOrDefault()?.Path))]);

    /// <summary>"4 lecciones · 28 min".</summary>
    public static string Describe(CourseModule module) =>
        module.Lessons.IsEmpty
            ? "Próximamente"
            : $"{SpanishCount.Format(module.Lessons.Length, "lección", "lecciones")} · {module.Lessons.Sum(l => l.Minutes)} min";

    private static TrailStop Stop(CourseModule module, string? href) => new(module.Id, module.Title, href) { Detail = Describe(module) };
}
