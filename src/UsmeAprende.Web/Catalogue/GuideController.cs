using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Catalogue;
using UsmeAprende.Web.Kit.Caching;

namespace UsmeAprende.Web.Catalogue;

/// <summary>The page of a facilitator's guide, to be printed for the café.</summary>
[AllowAnonymous]
public sealed class GuideController(CatalogueStore courses, AuthorFaults faults) : Controller
{
    [HttpGet("/cursos/{course}/{module}/guia"), PublicPage]
    public IActionResult Show(string course, string module)
    {
        var catalogue = courses.Current;
        return catalogue.ModulesById.TryGetValue($"{course}/{module}".ToLowerInvariant(), out var found) && found.Guide is { } guide
                ? View(
                    "Guide",
                    new GuidePage(catalogue.GetCourse(found), found, guide) { Faults = faults.ListIn($"{found.Folder}/guia.md") }
                )
            : catalogue.Renamed.TryGetValue(CatalogueAddress.ReadId(Request.Path), out var now) ? RedirectPermanent($"/cursos/{now}")
            : NotFound();
    }
}

/// <summary>A facilitator's guide and where it belongs.</summary>
public sealed record GuidePage(Course Course, CourseModule Module, FacilitatorGuide Guide)
{
    /// <summary>The lessons that staff can share.</summary>
    public IEnumerable<Lesson> Lessons => Module.Lessons.Where(l => !l.IsWithheld);

    /// <summary>The faults for its author; only in development.</summary>
    public IReadOnlyList<ContentFault> Faults { get; init; } = [];
}
