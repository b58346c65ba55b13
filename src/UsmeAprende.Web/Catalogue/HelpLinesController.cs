using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using UsmeAprende.Catalogue;
using UsmeAprende.Catalogue.Printing;
using UsmeAprende.Documents.Paper;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.Kit.Caching;

namespace UsmeAprende.Web.Catalogue;

/// <summary>The lines and doors that help: to be called with a tap, and as a card for the purse.</summary>
[AllowAnonymous]
public sealed class HelpLinesController(CatalogueStore courses, IPublicationDates dates, IOptions<SiteOptions> site, TimeProvider clock)
    : Controller
{
    [HttpGet("/lineas"), PublicPage]
    public IActionResult Show() => View("HelpLines", courses.Current.HelpLines);

    [HttpGet("/lineas.pdf"), PublicPage]
    public IActionResult Card() =>
        courses.Current.HelpLines.IsEmpty
            ? NotFound()
            : File(
                HelpLineCard.CreatePdf(courses.Current.HelpLines, site.Value.Entity, dates.LastChangedAt ?? clock.GetUtcNow().UtcDateTime),
                PdfWriter.MediaType,
                "lineas-que-ayudan.pdf"
            );
}
