using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Catalogue;
using UsmeAprende.Web.Kit.Caching;

namespace UsmeAprende.Web.Catalogue;

/// <summary>Lessons to read. What their forms send is <c>Learning</c>'s to receive.</summary>
[AllowAnonymous]
public sealed class LessonController(CatalogueStore courses, AuthorFaults faults) : Controller
{
    [HttpGet("/cursos/{course}/{module}/{lesson}"), PublicPage, ShowsItsWeight]
    public IActionResult Show()
    {
        var catalogue = courses.Current;
        var id = CatalogueAddress.IdOf(Request.Path);
        if (catalogue.LessonsById.TryGetValue(id, out var lesson))
            return View("Lesson", LessonPage.Of(catalogue, lesson) with { Faults = faults.In(lesson.File) });
        return catalogue.Renamed.TryGetValue(id, out var now) ? RedirectPermanent($"/cursos/{now}") : NotFound();
    }
}
