using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.People.Places;
using UsmeAprende.Web.Gatherings.Seats;
using UsmeAprende.Web.Kit.Caching;
using UsmeAprende.Web.Kit.Forms;
using UsmeAprende.Wording;

namespace UsmeAprende.Web.Gatherings.Planning;

/// <summary>The public pages and calendars of gatherings.</summary>
[AllowAnonymous]
public sealed class PublicGatheringsController(
    PublicGatheringReader gatherings,
    GatheringCalendar calendar,
    CatalogueStore catalogue,
    TimeProvider clock
) : Controller
{
    [HttpGet("/encuentros"), PublicPage(Area = PublicGatheringReader.Area, Filters = ["lugar", "tipo", "curso", "desde"])]
    public async Task<IActionResult> List(
        [FromQuery(Name = "lugar")] string? place,
        [FromQuery(Name = "tipo")] string? kind,
        [FromQuery(Name = "curso")] string? course,
        [FromQuery(Name = "desde")] string? from,
        CancellationToken cancel
    )
    {
        // Unknown filter values are ignored.
        var filter = new GatheringFilter
        {
            Place = Guid.TryParse(place, out var where) ? where : null,
            Kind = GatheringCodeList.Kinds.Contains(kind) ? kind : null,
            Course = course is not null && catalogue.Current.CoursesById.ContainsKey(course) ? course : null,
            From = TimeInput.TryParseDay(from, out var day) ? BogotaClock.ToUtc(day, TimeOnly.MinValue) : null,
        };
        ModelState.Clear();
        return View(
            "Gatherings",
            new GatheringListPage(
                await gatherings.ListComingAsync(filter, cancel),
                await gatherings.ListPlacesAsync(cancel),
                [.. catalogue.Current.Courses.Where(c => c.HasLessons)],
                filter,
                filter.From is null ? null : TimeInput.Format(day)
            )
        );
    }

    [HttpGet("/encuentros/{id:guid}"), PublicPage(Area = PublicGatheringReader.Area)]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancel) =>
        await gatherings.FindAsync(id, cancel) is { } gathering
            ? View("Gathering", GatheringPage.Create(gathering, catalogue.Current, clock.GetUtcNow().UtcDateTime))
            : NotFound();

    [HttpGet("/encuentros/{id:guid}.ics"), PublicPage(Area = PublicGatheringReader.Area)]
    public async Task<IActionResult> Calendar(Guid id, CancellationToken cancel) =>
        await gatherings.FindAsync(id, cancel) is { } gathering
            ? File(calendar.Write([gathering], isFeed: false), GatheringCalendar.MediaType, "encuentro.ics")
            : NotFound();

    [HttpGet("/encuentros.ics"), PublicPage(Area = PublicGatheringReader.Area)]
    public async Task<IActionResult> Feed(CancellationToken cancel) =>
        File(calendar.Write(await gatherings.ListForFeedAsync(cancel), isFeed: true), GatheringCalendar.MediaType);

    [HttpGet(OwnGatheringsController.GroupPath + "/{id:guid}"), PublicPage(Area = PublicGatheringReader.Area)]
    public async Task<IActionResult> Group(Guid id, CancellationToken cancel)
    {
        var all = await gatherings.ListForGroupAsync(id, cancel);
        if (all.Count == 0)
            return NotFound();
        var course = all[0].GroupCourse is { } of ? catalogue.Current.CoursesById.GetValueOrDefault(of) : null;
        return View("PublicGroup", new PublicGroupPage(id, all[0].GroupName!, course, all, clock.GetUtcNow().UtcDateTime));
    }
}

/// <summary>The page of future gatherings, with filters.</summary>
/// <param name="Typed">The typed day.</param>
public sealed record GatheringListPage(
    IReadOnlyList<PublicGathering> Gatherings,
    IReadOnlyList<LocalityPlace> Places,
    IReadOnlyList<Course> Courses,
    GatheringFilter Filter,
    string? Typed
)
{
    public bool IsFiltered => Filter != new GatheringFilter();

    public static IEnumerable<FormChoice> KindChoices => GatheringCodeList.Kinds.All.Select(k => new FormChoice(k.Key, k.Value));

    public IEnumerable<FormChoice> PlaceChoices => Places.Select(p => new FormChoice(p.Id.ToString(), $"{p.Name} ({p.Kind})"));

    public IEnumerable<FormChoice> CourseChoices => Courses.Select(c => new FormChoice(c.Id, c.Title));

    /// <summary>The gatherings by month.</summary>
    public IEnumerable<IGrouping<string, PublicGathering>> Months => Gatherings.GroupBy(g => SpanishDates.Month(g.StartsAt));
}

/// <summary>One gathering with its lessons that are still in the catalogue, in order.</summary>
public sealed record GatheringPage(PublicGathering Gathering, IReadOnlyList<Lesson> Lessons, bool IsOver)
{
    public bool TakesPeople => !IsOver && Gathering.CancelledAt is null;

    public static GatheringPage Create(PublicGathering gathering, CourseCatalogue catalogue, DateTime now)
    {
        var named = gathering.Lessons.Select(l => catalogue.ResolveRenamed(l)).ToHashSet();
        return new GatheringPage(
            gathering,
            [.. catalogue.Courses.SelectMany(c => c.Lessons).Where(l => named.Contains(l.Id))],
            gathering.HasBegun || gathering.StartsAt <= now
        );
    }
}

/// <summary>The public page of a group: when it meets, and how to join it.</summary>
public sealed record PublicGroupPage(Guid Id, string Name, Course? Course, IReadOnlyList<PublicGathering> Gatherings, DateTime Now)
{
    public IEnumerable<PublicGathering> Coming => Gatherings.Where(g => !g.HasBegun && g.StartsAt > Now && g.CancelledAt is null);
}
