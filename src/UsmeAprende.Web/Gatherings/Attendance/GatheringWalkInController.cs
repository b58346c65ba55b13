using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.Typing;
using UsmeAprende.Web.People;
using UsmeAprende.Web.People.Identity;

namespace UsmeAprende.Web.Gatherings.Attendance;

/// <summary>
/// Registers somebody who came without being known, and marks them at once. Who resembles somebody known is asked about first (R14, R38).
/// </summary>
[Authorize(Roles = nameof(PersonRole.Facilitator))]
public sealed class GatheringWalkInController(
    FacilitatedGatheringReader facilitated,
    WalkInRegistration walkIns,
    WalkInQuestion question,
    AttendanceTaking taking,
    TimeProvider clock
) : Controller
{
    private const string Path = AttendancePage.Folder + "/{id:guid}/registrar";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancel) =>
        await facilitated.FindAsync(HttpContext.Actor(), id, cancel) is { } gathering
            ? View("GatheringWalkIn", PageOf(gathering, new WalkInForm(), null))
            : NotFound();

    // The form bears an id of its own, the person's.
    [HttpPost(Path)]
    public async Task<IActionResult> Register([FromRoute] Guid id, WalkInForm form, string? reason, CancellationToken cancel)
    {
        if (await facilitated.FindAsync(HttpContext.Actor(), id, cancel) is not { } gathering)
            return NotFound();
        var page = PageOf(gathering, form, reason);
        var walkIn = form.Check(ModelState, clock.GetUtcNow().Year);
        // Asked before anything is stored: a person must not be registered whose attendance is then refused.
        if (page.NotHeld is { } notHeld)
            ModelState.AddModelError("", notHeld);
        else if (gathering.ClosedAt is not null && TypedText.CleanLine(reason).Length == 0)
            ModelState.AddModelError(nameof(reason), AttendanceWords.DescribeFailure(AttendanceResultKind.ReasonNeeded, gathering));
        if (walkIn is null || !ModelState.IsValid)
            return Again(page);

        if (await question.AskAsync(HttpContext.Actor(), id, form, walkIn, ModelState, Response, cancel))
            return View("GatheringWalkIn", page);

        var answer = await walkIns.RegisterAsync(HttpContext.Actor(), walkIn, cancel);
        if (
            answer.Status is WalkInRegistrationStatus.SentOtherwise
            && await walkIns.FindNameAsync(HttpContext.Actor(), walkIn.Id, cancel) is { } before
        )
        {
            form.StartAgain(ModelState, before);
            return Again(page, StatusCodes.Status409Conflict);
        }
        if (!answer.IsThere)
        {
            ModelState.AddModelError("", "No pudimos registrar a la persona. Abra este formulario otra vez y vuelva a intentarlo.");
            return Again(page);
        }
        var marked = await taking.ChangeAsync(
            HttpContext.Actor(),
            gathering,
            new AttendanceChange
            {
                Person = answer.Id,
                Kind = MarkKind.Came,
                Reason = reason,
            },
            cancel
        );
        if (marked.Outcome is AttendanceResultKind.Done)
            return LocalRedirect($"{AttendancePage.TakingPathOf(id)}?hecho={string.Join('.', marked.Made)}#p-{answer.Id}");

        // The person is registered, and sending the form again registers nobody twice.
        ModelState.AddModelError("", AttendanceWords.DescribeFailure(marked.Outcome, gathering));
        return Again(page);
    }

    private GatheringWalkInPage PageOf(Gathering gathering, WalkInForm form, string? reason) =>
        new(gathering, form, reason) { NotHeld = taking.FindObstacle(gathering) is null ? null : AttendanceWords.NotHeld(gathering) };

    private ViewResult Again(GatheringWalkInPage page, int status = StatusCodes.Status400BadRequest)
    {
        Response.StatusCode = status;
        return View("GatheringWalkIn", page);
    }
}

/// <summary>Registering somebody at a gathering.</summary>
/// <param name="Reason">Why they are added after closing.</param>
public sealed record GatheringWalkInPage(Gathering Gathering, WalkInForm Form, string? Reason)
{
    public string ListPath => AttendancePage.PathOf(Gathering.Id);

    /// <summary>Why nobody can have come; null where they can.</summary>
    public string? NotHeld { get; init; }

    public bool IsClosed => Gathering.ClosedAt is not null;
}
