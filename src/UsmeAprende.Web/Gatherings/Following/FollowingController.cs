using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Catalogue;
using UsmeAprende.Documents;
using UsmeAprende.Gatherings.Following;
using UsmeAprende.People;
using UsmeAprende.Web.Catalogue;
using UsmeAprende.Web.Gatherings.Attendance;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Gatherings.Following;

/// <summary>Leads the phones of a café through a lesson, from the projector ("Sigan conmigo").</summary>
[Authorize(Roles = nameof(PersonRole.Facilitator))]
public sealed class FollowingController(LessonRoomService rooms, CatalogueStore courses, PublicBaseUrl root) : Controller
{
    public const string StartPath = "/facilitacion/sigan";

    private const string Path = AttendancePage.Folder + "/{id:guid}/sigan";
    private const string ScriptAccepts = "application/json";

    [HttpGet(StartPath)]
    public async Task<IActionResult> Choose([FromQuery(Name = "leccion")] string? lesson, CancellationToken cancel) =>
        View("StartFollowing", new StartFollowingPage(FindLesson(lesson), await rooms.ListUnderWayAsync(HttpContext.Actor(), cancel)));

    [HttpGet(Path)]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancel)
    {
        var room = await rooms.FindAsync(HttpContext.Actor(), id, cancel);
        if (room is null || FindLesson(room.Lesson.Value) is not { } lesson)
            return LocalRedirect(StartPath);
        var page = ProjectorPage.Create(courses.Current, lesson);
        var step = Math.Min(room.Step, page.Steps.Count - 1);
        return View("LeadFollowing", LeadFollowingPage.Create(room, page with { Only = step }, root.Find(Request)));
    }

    [HttpPost(Path)]
    public async Task<IActionResult> Open(Guid id, [FromForm(Name = "leccion")] string? typed, CancellationToken cancel)
    {
        var lesson = FindLesson(typed);
        var result = lesson is null ? LessonRoomResult.NotUnderWay : await rooms.OpenAsync(HttpContext.Actor(), id, lesson.Id, cancel);
        if (result is LessonRoomResult.Done)
            return LocalRedirect(LeadFollowingPage.PathOf(id));
        if (result is LessonRoomResult.NotFound)
            return NotFound();
        ModelState.AddModelError(
            "leccion",
            lesson is null
                ? "Esa lección no está. Abra la guía del módulo y escoja otra."
                : "Ese café no está en curso: todavía no empieza, ya pasó o se cerró. Escoja otro."
        );
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("StartFollowing", new StartFollowingPage(lesson, await rooms.ListUnderWayAsync(HttpContext.Actor(), cancel)));
    }

    // The page's script wants no page back.
    [HttpPost(Path + "/paso")]
    public async Task<IActionResult> Move(Guid id, [FromForm(Name = "paso")] int step, CancellationToken cancel)
    {
        var result = await rooms.MoveAsync(HttpContext.Actor(), id, step, cancel);
        var isScript = Request.Headers.Accept == ScriptAccepts;
        return result is not LessonRoomResult.Done ? (isScript ? NotFound() : LocalRedirect(StartPath))
            : isScript ? NoContent()
            : LocalRedirect(LeadFollowingPage.PathOf(id));
    }

    [HttpPost(Path + "/terminar")]
    public async Task<IActionResult> Close(Guid id, CancellationToken cancel)
    {
        var room = await rooms.FindAsync(HttpContext.Actor(), id, cancel);
        return await rooms.CloseAsync(HttpContext.Actor(), id, cancel) is LessonRoomResult.NotFound
            ? NotFound()
            : LocalRedirect(
                room is not null && FindLesson(room.Lesson.Value) is { } lesson ? ProjectorPage.PathOf(lesson.Path) : StartPath
            );
    }

    // Renamed since it was begun, it is still the same lesson.
    private Lesson? FindLesson(string? typed)
    {
        var catalogue = courses.Current;
        var id = new ActivityId((typed ?? "").Trim().ToLowerInvariant());
        if (catalogue.Renamed.TryGetValue(id, out var now))
            id = now;
        return catalogue.LessonsById.TryGetValue(id, out var lesson) && !lesson.IsWithheld ? lesson : null;
    }
}

/// <summary>Choosing the café whose phones follow.</summary>
/// <param name="Lesson">Null if no lesson was named.</param>
public sealed record StartFollowingPage(Lesson? Lesson, IReadOnlyList<LeadableGathering> Gatherings);

/// <summary>The projector of a café whose phones follow.</summary>
/// <param name="Address">Where phones come in, without scheme.</param>
/// <param name="Qr">The same as a drawing.</param>
public sealed record LeadFollowingPage(LessonRoom Room, ProjectorPage Projector, string Address, string Qr)
{
    public string Path => PathOf(Room.GatheringId);

    /// <summary>In two groups of three, as it is read aloud.</summary>
    public string SpokenCode => FollowerController.Group(Room.Code);

    public static string PathOf(Guid gathering) => $"{AttendancePage.PathOf(gathering)}/sigan";

    public static LeadFollowingPage Create(LessonRoom room, ProjectorPage projector, string? root)
    {
        var address = $"{root}{FollowerController.Path}";
        return new LeadFollowingPage(
            room,
            projector,
            address[(address.IndexOf("//", StringComparison.Ordinal) is var at && at < 0 ? 0 : at + 2)..],
            QrCodeDrawing.DrawSvg($"{address}/{room.Code}", "Código para seguir la lección en su celular")
        );
    }
}
