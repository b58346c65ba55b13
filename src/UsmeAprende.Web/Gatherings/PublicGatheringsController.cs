using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;
using UsmeAprende.Web.Kit.Caching;

namespace UsmeAprende.Web.Gatherings;

/// <summary>Gatherings as everybody sees them, as pages and for calendars.</summary>
[AllowAnonymous]
public sealed class PublicGatheringsController(
    PublicGatherings gatherings,
    GatheringCalendar calendar,
    CatalogueStore catalogue,
    TimeProvider clock
) : Controller
{
    [HttpGet("/encuentros"), PublicPage(Area = PublicGatherings.Area, Filters = ["lugar", "tipo", "curso", "desde"])]
    public async Task<IActionResult> List(
        [FromQuery(Name = "lugar")] string? place,
        [FromQuery(Name = "tipo")] string? kind,
        [FromQuery(Name = "curso")] string? course,
        [FromQuery(Name = "desde")] string? from,
        CancellationToken cancel
    )
    {
        // Whatever an address says that is no filter of ours is as if it said nothing.
        var filter = new GatheringFilter
        {
            Place = Guid.TryParse(place, out var where) ? where : null,
            Kind = NamedList.Kinds.Contains(kind) ? kind : null,
            Course = course is not null && catalogue.Current.CoursesById.ContainsKey(course) ? course : null,
            From = TypedTime.TryDay(from, out var day) ? BogotaClock.ToUtc(day, TimeOnly.MinValue) : null,
        };
        ModelState.Clear();
        return View(
            "Gatherings",
            new GatheringsPage(
                await gatherings.NextAsync(filter, cancel),
                await gatherings.PlacesAsync(cancel),
                [.. catalogue.Current.Courses.Where(c => c.HasLessons)],
                filter,
                filter.From is null ? null : TypedTime.Show(day)
            )
        );
    }

    [HttpGet("/encuentros/{id:guid}"), PublicPage(Area = PublicGatherings.Area)]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancel) =>
        await gatherings.OfAsync(id, cancel) is { } gathering
            ? View("Gathering", GatheringPage.Of(gathering, catalogue.Current, clock.GetUtcNow().UtcDateTime))
            : NotFound();

    [HttpGet("/encuentros/{id:guid}.ics"), PublicPage(Area = PublicGatherings.Area)]
    public async Task<IActionResult> Calendar(Guid id, CancellationToken cancel) =>
        await gatherings.OfAsync(id, cancel) is { } gathering
            ? File(calendar.Write([gathering], isFeed: false), GatheringCalendar.MediaType, "encuentro.ics")
            : NotFound();

    [HttpGet("/encuentros.ics"), PublicPage(Area = PublicGatherings.Area)]
    public async Task<IActionResult> Feed(CancellationToken cancel) =>
        File(calendar.Write(await gatherings.FeedAsync(cancel), isFeed: true), GatheringCalendar.MediaType);

    [HttpGet(OwnGatheringsController.GroupPath + "/{id:guid}"), PublicPage(Area = PublicGatherings.Area)]
    public async Task<IActionResult> Group(Guid id, CancellationToken cancel)
    {
        var all = await gatherings.OfGroupAsync(id, cancel);
        if (all.Count == 0)
            return NotFound();
        var course = all[0].GroupCourse is { } of ? catalogue.Current.CoursesById.GetValueOrDefault(of) : null;
        return View("PublicGroup", new PublicGroupPage(id, all[0].GroupName!, course, all, clock.GetUtcNow().UtcDateTime));
    }
}
