using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using UsmeAprende.Catalogue;
using UsmeAprende.Catalogue.Printing;
using UsmeAprende.Documents.Paper;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.Kit.Caching;

namespace UsmeAprende.Web.Catalogue;

/// <summary>What a café prints of the courses: a sheet for each lesson, and the cards of a guide's activities.</summary>
[AllowAnonymous]
public sealed class HandoutController(
    CatalogueStore courses,
    IPublicationDates dates,
    PublicBaseUrl root,
    IOptions<SiteOptions> site,
    TimeProvider clock
) : Controller
{
    [HttpGet("/cursos/{course}/{module}/{lesson}/hoja"), PublicPage]
    public IActionResult Sheet(string course, string module, string lesson)
    {
        var catalogue = courses.Current;
        var id = new ActivityId($"{course}/{module}/{lesson}".ToLowerInvariant());
        if (!catalogue.LessonsById.TryGetValue(id, out var found) || found.IsWithheld)
            return catalogue.Renamed.TryGetValue(id, out var now) ? RedirectPermanent(PathOf($"/cursos/{now}")) : NotFound();
        var itsModule = catalogue.GetModule(found);
        return Send(
            $"{found.Slug}.pdf",
            HandoutPdf.Create(
                LessonHandout.Create(catalogue.GetCourse(itsModule), itsModule, found, root.Find(Request)),
                $"{site.Value.Name} · {site.Value.Entity}",
                dates.FindServedAt(found.Id, found.Version) ?? Now()
            )
        );
    }

    [HttpGet("/cursos/{course}/{module}/tarjetas.pdf"), PublicPage]
    public IActionResult Cards(string course, string module)
    {
        var catalogue = courses.Current;
        return
            catalogue.ModulesById.TryGetValue($"{course}/{module}".ToLowerInvariant(), out var found)
            && found.Guide is { Cards.IsEmpty: false }
            ? Send($"tarjetas-{found.Slug}.pdf", ActivityCardSheet.CreatePdf(found, site.Value.Entity, dates.LastChangedAt ?? Now()))
            : NotFound();
    }

    public static string PathOf(string lessonPath) => $"{lessonPath}/hoja";

    private FileContentResult Send(string name, byte[] pdf) => File(pdf, PdfWriter.MediaType, name);

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;
}
