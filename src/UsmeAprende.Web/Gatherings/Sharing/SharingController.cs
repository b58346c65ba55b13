using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Documents.Paper;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.Gatherings.Sharing;
using UsmeAprende.People;
using UsmeAprende.Web.Gatherings.Groups;
using UsmeAprende.Web.Gatherings.Planning;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.Kit.Forms;
using UsmeAprende.Web.People;
using UsmeAprende.Wording;

namespace UsmeAprende.Web.Gatherings.Sharing;

/// <summary>What staff send and hang up: a text for WhatsApp and a poster of a gathering, a group or a lesson.</summary>
[Authorize(Roles = nameof(PersonRole.Facilitator))]
public sealed class SharingController(
    UsmeDb db,
    PublicGatheringReader gatherings,
    CatalogueStore catalogue,
    PublicBaseUrl root,
    IOptions<SiteOptions> site,
    TimeProvider clock
) : Controller
{
    public const string LessonPath = "/facilitacion/lecciones";

    private const string GatheringRoute = StaffGatheringsPage.Path + "/{id:guid}";
    private const string GroupRoute = GroupsController.Path + "/{id:guid}";
    private const string LessonRoute = LessonPath + "/{course}/{module}/{lesson}";
    private const string Share = "/compartir";
    private const string Poster = "/afiche.pdf";

    private InvitingSite Site => new(site.Value.Entity, root.Find(Request));

    [HttpGet(GatheringRoute + Share)]
    public async Task<IActionResult> ShareGathering(Guid id, CancellationToken cancel)
    {
        if (await FindGatheringAsync(id, cancel) is not { } gathering)
            return NotFound();
        var lessons = ListLessons(gathering);
        var invitation = InvitationWriter.ForGathering(gathering, [.. lessons.Select(l => l.Title)], Site);
        return View(
            "Share",
            new SharePage(
                gathering.Title,
                $"{SpanishDates.ShortDay(gathering.StartsAt)}, {SpanishDates.Hours(gathering.StartsAt, gathering.EndsAt)}",
                ("El encuentro", $"{StaffGatheringsPage.Path}/{id}"),
                [new SharedText("invitacion", invitation.Message)]
            )
            {
                PosterPath = invitation.Poster is null ? null : $"{StaffGatheringsPage.Path}/{id}{Poster}",
                Lessons = lessons,
            }
        );
    }

    [HttpGet(GatheringRoute + Poster)]
    public async Task<IActionResult> GatheringPoster(Guid id, CancellationToken cancel) =>
        await FindGatheringAsync(id, cancel) is { } gathering ? Print(InvitationWriter.ForGathering(gathering, [], Site)) : NotFound();

    [HttpGet(GroupRoute + Share)]
    public async Task<IActionResult> ShareGroup(Guid id, CancellationToken cancel)
    {
        if (await FindGroupAsync(id, cancel) is not { } group)
            return NotFound();
        var next = group.Coming.Count == 0 ? null : group.Coming[0];
        var lessons = next is null ? [] : ListLessons(next);
        SharedText[] message = next is null
            ? []
            :
            [
                new("aviso", InvitationWriter.WriteToGroup(group.Name, next, [.. lessons.Select(l => l.Title)], Site))
                {
                    Heading = "Avisarle al grupo",
                    Hint = "Péguelo en el grupo de WhatsApp. No nombra a nadie. Puede cambiarlo antes de enviarlo.",
                },
            ];
        return View(
            "Share",
            new SharePage(
                group.Name,
                null,
                ("Grupo", $"{GroupsController.Path}/{id}"),
                [
                    .. message,
                    new SharedText("invitacion", group.Invitation.Message)
                    {
                        Heading = next is null ? "Texto para WhatsApp" : "Invitar a más personas",
                    },
                ]
            )
            {
                PosterPath = group.Invitation.Poster is null ? null : $"{GroupsController.Path}/{id}{Poster}",
                Lessons = lessons,
                HasCalls = true,
            }
        );
    }

    [HttpGet(GroupRoute + Poster)]
    public async Task<IActionResult> GroupPoster(Guid id, CancellationToken cancel) =>
        await FindGroupAsync(id, cancel) is { } group ? Print(group.Invitation) : NotFound();

    [HttpGet(LessonRoute + Share)]
    public IActionResult ShareLesson(string course, string module, string lesson) =>
        FindLesson(course, module, lesson) is { } found
            ? View(
                "Share",
                new SharePage(
                    found.Title,
                    null,
                    ("Guía", $"/cursos/{course}/{module}/guia"),
                    [new SharedText("invitacion", Invite(found).Message)]
                )
                {
                    PosterPath = $"{LessonPath}/{found.Id}{Poster}",
                }
            )
            : NotFound();

    [HttpGet(LessonRoute + Poster)]
    public IActionResult LessonPoster(string course, string module, string lesson) =>
        FindLesson(course, module, lesson) is { } found ? Print(Invite(found)) : NotFound();

    /// <summary>For browsers without scripts: the link to WhatsApp with the text as it was changed. Nothing is stored.</summary>
    [HttpPost("/facilitacion/mensaje")]
    public IActionResult Change(string? text)
    {
        var words = FormText.ReadText(ModelState, SharedText.Field, text, SharedText.Longest);
        if (words is null && ModelState.IsValid)
            ModelState.AddModelError(SharedText.Field, "Escriba el mensaje.");
        if (words is null)
            Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("ChangedText", new SharedText(SharedText.Field, words ?? text ?? "") { Heading = "Su mensaje" });
    }

    private async Task<PublicGathering?> FindGatheringAsync(Guid id, CancellationToken cancel) =>
        await db.GatheringsForStaff(HttpContext.Actor()).AnyAsync(g => g.Id == id, cancel) ? await gatherings.FindAsync(id, cancel) : null;

    private async Task<SharedGroup?> FindGroupAsync(Guid id, CancellationToken cancel)
    {
        if (await db.GroupsForStaff(HttpContext.Actor()).AsNoTracking().SingleOrDefaultAsync(g => g.Id == id, cancel) is not { } group)
            return null;
        var coming = (await gatherings.ListForGroupAsync(id, cancel)).FindAll(g => g.CancelledAt is null && !g.HasBegun);
        var course = group.CourseId is { } of ? catalogue.Current.CoursesById.GetValueOrDefault(of)?.Title : null;
        return new SharedGroup(group.Name, coming, InvitationWriter.ForGroup(group.Name, id, course, coming, Site));
    }

    private Lesson? FindLesson(string course, string module, string lesson) =>
        catalogue.Current.LessonsById.TryGetValue(new ActivityId($"{course}/{module}/{lesson}".ToLowerInvariant()), out var found)
        && !found.IsWithheld
            ? found
            : null;

    private SharedInvitation Invite(Lesson lesson) =>
        InvitationWriter.ForLesson(lesson, catalogue.Current.Courses.First(c => c.Lessons.Any(l => l.Id == lesson.Id)), Site);

    private IReadOnlyList<Lesson> ListLessons(PublicGathering gathering) =>
        GatheringPage.Create(gathering, catalogue.Current, clock.GetUtcNow().UtcDateTime).Lessons;

    private IActionResult Print(SharedInvitation invitation) =>
        invitation.Poster is not { } poster
            ? NotFound()
            : File(WallPoster.CreatePdf(poster, clock.GetUtcNow().UtcDateTime), PdfWriter.MediaType, "afiche.pdf");

    private sealed record SharedGroup(string Name, IReadOnlyList<PublicGathering> Coming, SharedInvitation Invitation);
}

/// <summary>What can be shared of something.</summary>
/// <param name="Back">Where it belongs, in words and as an address.</param>
public sealed record SharePage(string Title, string? When, (string Words, string Path) Back, IReadOnlyList<SharedText> Texts)
{
    public string? PosterPath { get; init; }

    /// <summary>Lessons that can be shared too.</summary>
    public IReadOnlyList<Lesson> Lessons { get; init; } = [];

    /// <summary>Whether there is a list of calls for those who have no WhatsApp.</summary>
    public bool HasCalls { get; init; }
}

/// <summary>A text to be sent, which can be changed before.</summary>
/// <param name="Id">Of its field.</param>
public sealed record SharedText(string Id, string Text)
{
    public const string Field = "Text";
    public const int Longest = 2_000;

    public string Heading { get; init; } = "Texto para WhatsApp";

    public string Hint { get; init; } = "Puede cambiarlo antes de enviarlo.";

    public string Link => $"https://wa.me/?text={Uri.EscapeDataString(Text)}";
}
