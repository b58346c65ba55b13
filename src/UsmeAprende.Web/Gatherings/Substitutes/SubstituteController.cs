using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.Gatherings.Substitutes;
using UsmeAprende.People;
using UsmeAprende.Web.Gatherings.Attendance;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Gatherings.Substitutes;

/// <summary>A facilitator who cannot come gives a code, and a colleague types it to run the gathering too.</summary>
[Authorize(Roles = nameof(PersonRole.Facilitator))]
public sealed class SubstituteController(
    SubstituteCodes codes,
    FacilitatedGatheringReader facilitated,
    PublicGatheringReader announced,
    SubstituteTryLimiter tries
) : Controller
{
    private const string Path = AttendancePage.Folder + "/{id:guid}/relevo";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancel) =>
        await facilitated.FindAsync(HttpContext.Actor(), id, cancel) is { CancelledAt: null, ClosedAt: null } gathering
            ? View("SubstituteCode", new SubstituteCodePage(gathering, null))
            : NotFound();

    /// <summary>Sent twice, it gives another code, and the first one is void: what is on the screen works.</summary>
    [HttpPost(Path + "/codigo")]
    public async Task<IActionResult> Issue(Guid id, CancellationToken cancel) =>
        await facilitated.FindAsync(HttpContext.Actor(), id, cancel) is { } gathering
        && await codes.IssueAsync(HttpContext.Actor(), id, cancel) is { } digits
            ? View("SubstituteCode", new SubstituteCodePage(gathering, digits))
            : NotFound();

    [HttpPost(Path)]
    public async Task<IActionResult> Join(Guid id, [FromForm(Name = "codigo")] string? code, CancellationToken cancel)
    {
        var isTooMany = !tries.TryAcquire(User.PersonId());
        var outcome = isTooMany ? SubstituteResult.WrongCode : await codes.RedeemAsync(HttpContext.Actor(), id, code, cancel);
        if (outcome is SubstituteResult.Joined or SubstituteResult.AlreadyTheirs)
            return LocalRedirect($"{AttendancePage.PathOf(id)}?relevo=si");
        if (await announced.FindAsync(id, cancel) is not { } gathering)
            return NotFound();
        ModelState.AddModelError(
            "codigo",
            isTooMany ? "Probó varios códigos seguidos. Espere diez minutos, o pida uno nuevo."
                : outcome is SubstituteResult.Gone
                    ? "Este encuentro está cancelado o ya se cerró: no recibe a nadie más. Hable con quien coordina."
                : "Ese código no sirve aquí. Revise los ocho números, o pida uno nuevo: cada uno sirve una vez y dura un día."
        );
        Response.StatusCode = isTooMany ? StatusCodes.Status429TooManyRequests : StatusCodes.Status400BadRequest;
        return View("OthersGathering", new OthersGatheringPage(gathering, code));
    }
}

/// <summary>The page with a code for a colleague.</summary>
/// <param name="Digits">The code that was just made; it cannot be shown again.</param>
public sealed record SubstituteCodePage(Gathering Gathering, string? Digits)
{
    public string DayPath => AttendancePage.PathOf(Gathering.Id);
}
