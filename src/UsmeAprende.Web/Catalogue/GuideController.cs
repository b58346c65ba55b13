using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Catalogue;
using UsmeAprende.Web.Kit.Caching;

namespace UsmeAprende.Web.Catalogue;

/// <summary>The sheet a facilitator prints and takes to the café.</summary>
[AllowAnonymous]
public sealed class GuideController(CatalogueStore courses, AuthorFaults faults) : Controller
{
    [HttpGet("/cursos/{course}/{module}/guia"), PublicPage]
    public IActionResult Show(string course, string module)
    {
        var catalogue = courses.Current;
        return catalogue.ModulesById.TryGetValue($"{course}/{module}".ToLowerInvariant(), out var found) && found.Guide is { } guide
                ? View("Guide", new GuidePage(catalogue.CourseOf(found), found, guide) { Faults = faults.In($"{found.Folder}/guia.md") })
            : catalogue.Renamed.TryGetValue(CatalogueAddress.IdOf(Request.Path), out var now) ? RedirectPermanent($"/cursos/{now}")
            : NotFound();
    }
}
