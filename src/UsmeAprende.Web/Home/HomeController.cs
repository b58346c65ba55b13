using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Badges.Goals;
using UsmeAprende.Catalogue;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.Web.Kit.Caching;

namespace UsmeAprende.Web.Home;

/// <summary>The home page and the pages that explain the site. All are public pages.</summary>
[AllowAnonymous]
public sealed class HomeController(CatalogueStore catalogue, CollectiveGoalService goals, PublicGatheringReader gatherings) : Controller
{
    [HttpGet("/"), PublicPage(Areas = [CollectiveGoalService.Area, PublicGatheringReader.Area])]
    public async Task<IActionResult> Index(CancellationToken cancel) =>
        View("Home", HomePage.Create(catalogue.Current, await goals.FindPublicAsync(cancel), await gatherings.FindNextAsync(cancel)));

    [HttpGet("/privacidad"), PublicPage]
    public IActionResult Privacy() => View("Privacy");

    [HttpGet("/accesibilidad"), PublicPage(Area = PublicGatheringReader.Area)]
    public IActionResult Accessibility() => View("Accessibility");
}

/// <summary>What the home page shows.</summary>
/// <param name="Doors">What one can learn, each with the lesson where that begins.</param>
/// <param name="First">The first lesson, for a site without doors.</param>
/// <param name="HasPlacement">Whether the page that recommends where to start exists.</param>
/// <param name="Goal">The collective goal of this month; null if none is set, or nothing of it can be shown yet.</param>
/// <param name="NextGathering">The next gathering that one can come to; null if none is planned.</param>
public sealed record HomePage(
    IReadOnlyList<Course> Courses,
    IReadOnlyList<(HomeDoor Door, Lesson Lesson)> Doors,
    Lesson? First,
    bool HasPlacement,
    PublicGoal? Goal,
    PublicGathering? NextGathering
)
{
    /// <summary>"Lecciones de 5 a 12 minutos."</summary>
    public string? HowLong =>
        Courses.SelectMany(c => c.Lessons).Select(l => l.Minutes).ToList() is { Count: > 0 } minutes
            ? $"Lecciones de {minutes.Min()} a {minutes.Max()} minutos."
            : null;

    public static HomePage Create(CourseCatalogue catalogue, PublicGoal? goal, PublicGathering? nextGathering) =>
        new(
            catalogue.Courses,
            [.. from door in catalogue.Doors let lesson = door.FindLesson(catalogue) where lesson is not null select (door, lesson)],
            catalogue.Courses.SelectMany(c => c.Lessons).FirstOrDefault(),
            catalogue.Placement is not null,
            // Until the first frailejón flowers there is only a dry hill to show, and no number may be told (R29).
            goal is { Step: 0, IsOver: false }
                ? null
                : goal,
            nextGathering
        );
}
