using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Catalogue;
using UsmeAprende.Web.Kit.Caching;

namespace UsmeAprende.Web.Catalogue;

/// <summary>The courses and each one's trail.</summary>
[AllowAnonymous]
public sealed class CourseController(CatalogueStore courses, Downloads downloads, AuthorFaults faults) : Controller
{
    [HttpGet("/cursos"), PublicPage]
    public IActionResult Index() => View("Courses", courses.Current);

    [HttpGet("/cursos/{course}"), PublicPage]
    public IActionResult Show(string course)
    {
        var catalogue = courses.Current;
        var id = course.ToLowerInvariant();
        if (catalogue.CoursesById.TryGetValue(id, out var found))
            return View("Course", CoursePage.Of(catalogue, found, downloads) with { Faults = faults.In(id) });
        return faults.In(id) is { Count: > 0 } told ? View("Faults", told) : NotFound();
    }
}
