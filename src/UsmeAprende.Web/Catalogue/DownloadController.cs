using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Catalogue;
using UsmeAprende.Catalogue.Carrying;
using UsmeAprende.Documents;
using UsmeAprende.Web.Kit.Caching;

namespace UsmeAprende.Web.Catalogue;

/// <summary>What people carry away to read without internet: a course as a book, a module as one file.</summary>
[AllowAnonymous]
public sealed class DownloadController(CatalogueStore courses, Downloads downloads) : Controller
{
    [HttpGet("/cursos/{course}.epub"), PublicPage]
    public IActionResult Book(string course)
    {
        var catalogue = courses.Current;
        return catalogue.CoursesById.TryGetValue(course.ToLowerInvariant(), out var found) && found.HasLessons
            ? File(downloads.Book(catalogue, found), EpubFile.MediaType, found.BookName())
            : NotFound();
    }

    [HttpGet("/cursos/{course}/{module}.html"), PublicPage(Policy = ModuleSheet.Policy)]
    public IActionResult Sheet(string course, string module)
    {
        var catalogue = courses.Current;
        return catalogue.ModulesById.TryGetValue($"{course}/{module}".ToLowerInvariant(), out var found) && !found.Lessons.IsEmpty
            ? File(downloads.Sheet(catalogue, catalogue.CourseOf(found), found), ModuleSheet.MediaType, catalogue.SheetName(found))
            : NotFound();
    }
}
