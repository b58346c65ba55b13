using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using UsmeAprende.Catalogue;
using UsmeAprende.Gatherings.Following;
using UsmeAprende.Web.Catalogue;
using UsmeAprende.Web.Kit.Caching;
using UsmeAprende.Web.People.Accounts;

namespace UsmeAprende.Web.Gatherings.Following;

/// <summary>
/// Where phones come in to follow a café's lesson. Without an account, and the same bytes for all: it says where the group is and nothing
/// of who follows. What is asked every few seconds is answered from memory until the group moves.
/// </summary>
[AllowAnonymous]
public sealed class FollowerController(LessonRoomService rooms, CatalogueStore courses) : Controller
{
    public const string Path = "/sigan";

    private const string Field = "codigo";

    [HttpGet(Path), PublicPage(OnlyWithoutQuery = true)]
    public IActionResult Ask([FromQuery(Name = Field)] string? typed)
    {
        if (!Request.Query.ContainsKey(Field))
            return View("JoinFollowing", new JoinFollowingPage(null));
        if (LessonRoomService.ReadCode(typed) is { } code)
            return LocalRedirect($"{Path}/{code}");
        return AskAgain(typed, $"El código tiene {LessonRoom.CodeLength} números. Mírelo en la pared y escríbalo otra vez.", 400);
    }

    [HttpGet(Path + "/{typed}"), PublicPage(Area = LessonRoomService.Area), EnableRateLimiting(RateLimitPolicies.Following)]
    public async Task<IActionResult> Enter(string typed, CancellationToken cancel)
    {
        if (await FindAsync(typed, cancel) is not var (room, lesson))
            return AskAgain(typed, "Ese código no sirve o ya terminó. Mire si es el que está en la pared, o siga por su cuenta.", 404);
        var page = ProjectorPage.Create(courses.Current, lesson);
        return View("Follow", new FollowPage(room, page with { Only = Math.Min(room.Step, page.Steps.Count - 1) }));
    }

    [HttpGet(Path + "/{typed}/paso.json"), PublicPage(Area = LessonRoomService.Area), EnableRateLimiting(RateLimitPolicies.Following)]
    public async Task<IActionResult> Where(string typed, CancellationToken cancel) =>
        await FindAsync(typed, cancel) is var (room, lesson)
            ? File(
                JsonSerializer.SerializeToUtf8Bytes(new FollowedStep(lesson.Path, room.Step), FollowedStepJson.Default.FollowedStep),
                "application/json; charset=utf-8"
            )
            : NotFound();

    /// <summary>In two groups of three, as it is read aloud.</summary>
    public static string Group(string code) => code.Length == LessonRoom.CodeLength ? $"{code[..3]} {code[3..]}" : code;

    private async Task<(LessonRoom Room, Lesson Lesson)?> FindAsync(string typed, CancellationToken cancel)
    {
        if (LessonRoomService.ReadCode(typed) is not { } code || await rooms.FindByCodeAsync(code, cancel) is not { } room)
            return null;
        var catalogue = courses.Current;
        var id = catalogue.Renamed.TryGetValue(room.Lesson, out var now) ? now : room.Lesson;
        return catalogue.LessonsById.TryGetValue(id, out var lesson) ? (room, lesson) : null;
    }

    private ViewResult AskAgain(string? typed, string problem, int status)
    {
        ModelState.AddModelError(Field, problem);
        Response.StatusCode = status;
        return View("JoinFollowing", new JoinFollowingPage(typed));
    }
}

/// <summary>Where a code is typed.</summary>
public sealed record JoinFollowingPage(string? Typed);

/// <summary>Where the group is, for a phone that comes in; with scripts it goes on to the lesson's own page.</summary>
public sealed record FollowPage(LessonRoom Room, ProjectorPage Projector)
{
    public string Path => $"{FollowerController.Path}/{Room.Code}";

    public ProjectedStep Step => Projector.Steps[Projector.Only ?? 0];

    public int Place => (Projector.Only ?? 0) + 1;
}

/// <summary>Where the group is, for the phones that ask every few seconds.</summary>
/// <param name="Path">The lesson's page.</param>
/// <param name="Step">From 0.</param>
public sealed record FollowedStep(string Path, int Step);

/// <summary>Written without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FollowedStep))]
public sealed partial class FollowedStepJson : JsonSerializerContext;
