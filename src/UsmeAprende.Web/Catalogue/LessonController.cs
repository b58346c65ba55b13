using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Catalogue;
using UsmeAprende.Web.Site;

namespace UsmeAprende.Web.Catalogue;

/// <summary>Lessons to read. What their forms send is <c>Learning</c>'s to receive.</summary>
[AllowAnonymous]
public sealed class LessonController(CatalogueStore courses) : Controller
{
    [HttpGet("/cursos/{course}/{module}/{lesson}"), PublicPage, ShowsItsWeight]
    public IActionResult Show()
    {
        var catalogue = courses.Current;
        var id = CatalogueAddress.IdOf(Request.Path);
        if (catalogue.LessonsById.TryGetValue(id, out var lesson))
            return View("Lesson", LessonPage.Of(catalogue, lesson));
        return catalogue.Renamed.TryGetValue(id, out var now) ? RedirectPermanent($"/cursos/{now}") : NotFound();
    }
}
