using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using UsmeAprende.Catalogue;
using UsmeAprende.Catalogue.Carrying;
using UsmeAprende.Documents;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.Kit.Caching;

namespace UsmeAprende.Web.Catalogue;

/// <summary>Downloads for reading without internet: a course as an EPUB, a module as one HTML file.</summary>
[AllowAnonymous]
public sealed class DownloadController(CatalogueStore courses, CourseDownloads downloads) : Controller
{
    [HttpGet("/cursos/{course}.epub"), PublicPage]
    public IActionResult Book(string course)
    {
        var catalogue = courses.Current;
        return catalogue.CoursesById.TryGetValue(course.ToLowerInvariant(), out var found) && found.HasLessons
            ? File(downloads.GetBook(catalogue, found), EpubWriter.MediaType, found.BookName())
            : NotFound();
    }

    [HttpGet("/cursos/{course}/{module}.html"), PublicPage(Policy = ModuleSheet.Policy)]
    public IActionResult Sheet(string course, string module)
    {
        var catalogue = courses.Current;
        return catalogue.ModulesById.TryGetValue($"{course}/{module}".ToLowerInvariant(), out var found) && !found.Lessons.IsEmpty
            ? File(downloads.GetSheet(catalogue, catalogue.GetCourse(found), found), ModuleSheet.MediaType, catalogue.SheetName(found))
            : NotFound();
    }
}

/// <summary>Makes the downloads, each once for a catalogue, when it or its size is first needed.</summary>
public sealed class CourseDownloads(IOptions<SiteOptions> site)
{
    // They are dropped together with their catalogue.
    private readonly ConditionalWeakTable<CourseCatalogue, ConcurrentDictionary<string, Lazy<byte[]>>> _files = [];

    public byte[] GetBook(CourseCatalogue catalogue, Course course) =>
        GetOrCreate(catalogue, course.Id, () => EpubWriter.Write(CourseBook.Create(catalogue, course, Origin())));

    public byte[] GetSheet(CourseCatalogue catalogue, Course course, CourseModule module) =>
        GetOrCreate(catalogue, module.Id, () => ModuleSheet.Write(catalogue, course, module, Origin()));

    /// <summary>The size that is shown, rounded up.</summary>
    public static int Kilobytes(byte[] file) => (file.Length + 1023) / 1024;

    private byte[] GetOrCreate(CourseCatalogue catalogue, string id, Func<byte[]> make) =>
        _files.GetOrCreateValue(catalogue).GetOrAdd(id, _ => new Lazy<byte[]>(make)).Value;

    // From the configuration, never from the request: everyone gets the same bytes.
    private DownloadOrigin Origin() => new(site.Value.Name, site.Value.Entity, site.Value.Url);
}
