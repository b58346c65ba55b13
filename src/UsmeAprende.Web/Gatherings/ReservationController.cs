using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using UsmeAprende.Gatherings;
using UsmeAprende.People;
using UsmeAprende.Web.Kit.Security;
using UsmeAprende.Web.People;
using UsmeAprende.Web.People.Accounts;

namespace UsmeAprende.Web.Gatherings;

/// <summary>Reserving a seat, with an account or without, and the private page that whoever has none is given.</summary>
[AllowAnonymous]
public sealed class ReservationController(
    Reservations reservations,
    ReservationCorrections corrections,
    PublicGatherings gatherings,
    TimeProvider clock
) : Controller
{
    public const string LinkPath = "/encuentros/reservas";

    private const string Own = OwnGatheringsController.Path;

    /// <summary>
    /// The button of the public page, which is the same for everyone: who is signed in has a seat with this one tap, anyone else is asked
    /// for a name.
    /// </summary>
    [HttpPost("/encuentros/{id:guid}/reservar"), PageOwnerGuard.OwnerOptional, EnableRateLimiting(RateLimitPolicies.Reservation)]
    public async Task<IActionResult> Start(Guid id, CancellationToken cancel)
    {
        if (User.TryPersonId() is not { } person)
            return LocalRedirect($"/encuentros/{id}/reservar");
        return await reservations.AskAsync(person, id, Asker(), cancel) switch
        {
            SeatAnswer.Reserved => LocalRedirect($"{Own}?hecho=cupo"),
            SeatAnswer.Waiting => LocalRedirect($"{Own}?hecho=espera"),
            SeatAnswer.TooManyHere => LocalRedirect($"{Own}?hecho=conexion"),
            SeatAnswer.Gone => NotFound(),
            _ => LocalRedirect($"/encuentros/{id}"),
        };
    }

    [HttpGet("/encuentros/{id:guid}/reservar")]
    public Task<IActionResult> Form(Guid id, CancellationToken cancel) =>
        ShowAsync(id, new ReservationForm { Secret = PrivateLink.New() }, cancel);

    [HttpPost("/encuentros/{id:guid}/reservar/datos"), EnableRateLimiting(RateLimitPolicies.Reservation)]
    public async Task<IActionResult> Reserve(Guid id, ReservationForm form, CancellationToken cancel)
    {
        if (!PrivateLink.IsOne(form.Secret))
            form.Secret = PrivateLink.New();
        if (form.Check(ModelState) is not { } profile)
            return await ShowAsync(id, form, cancel);
        if (await reservations.IsSomebodyElsesAsync(id, form.Secret!, profile, cancel))
            form.Secret = PrivateLink.New();
        switch (await reservations.AskAsNewcomerAsync(id, profile, form.Secret!, Asker(), cancel))
        {
            case SeatAnswer.Reserved or SeatAnswer.Waiting:
                return LocalRedirect($"{LinkPath}/{form.Secret}");
            case SeatAnswer.SentOtherwise:
                return LocalRedirect($"{LinkPath}/{form.Secret}?hecho=distinto");
            case SeatAnswer.Gone:
                return NotFound();
            case SeatAnswer.TooMany:
                ModelState.AddModelError(nameof(form.Contact), ReservationForm.TooMany);
                return await ShowAsync(id, form, cancel);
            case SeatAnswer.TooManyHere:
                ModelState.AddModelError("", ReservationForm.TooManyHere);
                return await ShowAsync(id, form, cancel);
            default:
                return LocalRedirect($"/encuentros/{id}");
        }
    }

    // Staff reserve for a whole café from one computer.
    private SeatAsker? Asker() =>
        User.IsInRole(nameof(PersonRole.Facilitator)) ? null
        : NetworkAddress.Of(HttpContext) is var from ? new SeatAsker(from.Network, from.Address)
        : null;

    [HttpGet(LinkPath + "/{token}"), SecretAddress]
    public async Task<IActionResult> Link(string token, [FromQuery(Name = "hecho")] string? done, CancellationToken cancel)
    {
        if (
            await reservations.ByTokenAsync(token, cancel) is not { } held
            || await gatherings.OfAsync(held.GatheringId, cancel) is not { } gathering
        )
            return NotFound();
        return View(
            "Reservation",
            new ReservationPage(token, gathering, held.State, held.PromotedAt, gathering.StartsAt <= clock.GetUtcNow().UtcDateTime)
            {
                MayCorrect = await corrections.RefusalAsync(held, cancel) is null,
                IsCorrected = done == "datos",
                WasSentOtherwise = done == "distinto",
            }
        );
    }

    [HttpPost(LinkPath + "/{token}/ceder"), SecretAddress, EnableRateLimiting(RateLimitPolicies.Reservation)]
    public async Task<IActionResult> GiveUp(string token, CancellationToken cancel) =>
        await reservations.GiveUpAsync(token, cancel) ? LocalRedirect($"{LinkPath}/{token}") : NotFound();

    [HttpPost(LinkPath + "/{token}/pedir"), SecretAddress, EnableRateLimiting(RateLimitPolicies.Reservation)]
    public async Task<IActionResult> AskAgain(string token, CancellationToken cancel) =>
        await reservations.AskAgainAsync(token, cancel) is SeatAnswer.Gone ? NotFound() : LocalRedirect($"{LinkPath}/{token}");

    private async Task<IActionResult> ShowAsync(Guid id, ReservationForm form, CancellationToken cancel)
    {
        if (await gatherings.OfAsync(id, cancel) is not { } gathering)
            return NotFound();
        if (gathering.CancelledAt is not null || gathering.StartsAt <= clock.GetUtcNow().UtcDateTime)
            return LocalRedirect($"/encuentros/{id}");
        form.Gathering = gathering;
        form.IsSignedIn = User.TryPersonId() is not null;
        if (!ModelState.IsValid)
            Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Reserve", form);
    }
}
