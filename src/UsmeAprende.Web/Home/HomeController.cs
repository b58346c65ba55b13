using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Badges.Goals;
using UsmeAprende.Catalogue;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.Web.Kit.Caching;

namespace UsmeAprende.Web.Home;

/// <summary>The home page and the pages that explain the site. All are public pages.</summary>
[AllowAnonymous]
public sealed class HomeController(CatalogueStore catalogue, CollectiveGoalService goals) : Controller
{
    [HttpGet("/"), PublicPage(Area = CollectiveGoalService.Area, MayAge = true)]
    public async Task<IActionResult> Index(CancellationToken cancel) =>
        View("Home", HomePage.Create(catalogue.Current, await goals.FindPublicAsync(cancel)));

    [HttpGet("/privacidad"), PublicPage]
    public IActionResult Privacy() => View("Privacy");

    [HttpGet("/accesibilidad"), PublicPage(Area = PublicGatheringReader.Area)]
    public IActionResult Accessibility() => View("Accessibility");
}

/// <summary>What the home page shows of the catalogue.</summary>
/// <param name="First">The first lesson, where a visitor can begin without choosing.</param>
/// <param name="HasPlacement">Whether the page that recommends where to start exists.</param>
/// <param name="Goal">The collective goal of this month; null if none is set.</param>
public sealed record HomePage(IReadOnlyList<Course> Courses, Lesson? First, bool HasPlacement, PublicGoal? Goal)
{
    public static HomePage Create(CourseCatalogue catalogue, PublicGoal? goal) =>
        new(catalogue.Courses, catalogue.Courses.SelectMany(c => c.Lessons).FirstOrDefault(), catalogue.Placement is not null, goal);
}
