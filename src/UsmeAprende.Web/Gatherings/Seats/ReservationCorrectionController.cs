using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.People;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.Kit.Security;
using UsmeAprende.Web.People.Accounts;

namespace UsmeAprende.Web.Gatherings.Seats;

/// <summary>
/// The page for correcting the name or contact of a reservation without account. The old data are not shown, since anybody may find the
/// link.
/// </summary>
[AllowAnonymous, SecretAddress]
public sealed class ReservationCorrectionController(
    ReservationService reservations,
    ReservationCorrections corrections,
    PublicGatheringReader gatherings
) : Controller
{
    private const string Path = ReservationController.LinkPath + "/{token}/datos";

    [HttpGet(Path)]
    public Task<IActionResult> Form(string token, CancellationToken cancel) => ShowAsync(token, new ReservationForm(), cancel);

    [HttpPost(Path), EnableRateLimiting(RateLimitPolicies.Reservation)]
    public async Task<IActionResult> Correct(string token, ReservationForm form, CancellationToken cancel)
    {
        if (form.Check(ModelState, isCorrection: true) is not { } profile)
            return await ShowAsync(token, form, cancel);
        var staff = User.IsInRole(nameof(PersonRole.Facilitator)) ? User.TryPersonId() : null;
        switch (await corrections.CorrectAsync(token, profile, staff, cancel))
        {
            case ReservationCorrectionResult.Done:
                return LocalRedirect($"{ReservationController.LinkPath}/{token}?hecho=datos");
            case ReservationCorrectionResult.Gone:
                return NotFound();
            case ReservationCorrectionResult.TooMany:
                ModelState.AddModelError(nameof(form.Contact), ReservationForm.TooMany);
                return await ShowAsync(token, form, cancel);
            default:
                return LocalRedirect($"{ReservationController.LinkPath}/{token}");
        }
    }

    private async Task<IActionResult> ShowAsync(string token, ReservationForm form, CancellationToken cancel)
    {
        if (
            await reservations.FindByTokenAsync(token, cancel) is not { } held
            || await gatherings.FindAsync(held.GatheringId, cancel) is not { } gathering
        )
            return NotFound();
        if (await corrections.FindRefusalAsync(held, cancel) is not null)
            return LocalRedirect($"{ReservationController.LinkPath}/{token}");
        form.Gathering = gathering;
        form.Secret = token;
        if (!ModelState.IsValid)
            Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("CorrectReservation", form);
    }
}
