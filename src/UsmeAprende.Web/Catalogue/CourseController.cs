using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Catalogue;
using UsmeAprende.Web.Site;

namespace UsmeAprende.Web.Catalogue;

/// <summary>The courses and each one's trail.</summary>
[AllowAnonymous]
public sealed class CourseController(CatalogueStore courses, Downloads downloads) : Controller
{
    [HttpGet("/cursos"), PublicPage]
    public IActionResult Index() => View("Courses", courses.Current);

    [HttpGet("/cursos/{course}"), PublicPage]
    public IActionResult Show(string course)
    {
        var catalogue = courses.Current;
        return catalogue.CoursesById.TryGetValue(course.ToLowerInvariant(), out var found) ? View("Course", CoursePage.Of(catalogue, found, downloads)) : NotFound();
    }
}
