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

/// <summary>The pages for reserving a seat, with an account or without, and the private page of a reservation without account.</summary>
[AllowAnonymous]
public sealed class ReservationController(
    ReservationService reservations,
    ReservationCorrections corrections,
    SeatReturns returns,
    PublicGatheringReader gatherings,
    WaitingTurn turn,
    PublicBaseUrl root
) : Controller
{
    public const string LinkPath = "/encuentros/reservas";

    private const string Own = OwnGatheringsController.Path;

    /// <summary>
    /// The button of the public page: a signed-in person gets a seat with this one tap, anybody else is asked for a name.
    /// </summary>
    [HttpPost("/encuentros/{id:guid}/reservar"), PageOwnerGuard.OwnerOptional, EnableRateLimiting(RateLimitPolicies.Reservation)]
    public async Task<IActionResult> Start(Guid id, CancellationToken cancel)
    {
        if (User.TryPersonId() is not { } person)
            return LocalRedirect($"/encuentros/{id}/reservar");
        return await reservations.ReserveAsync(person, id, Asker(), cancel) switch
        {
            ReservationResult.Reserved => LocalRedirect($"{Own}?hecho=cupo"),
            ReservationResult.Waiting => LocalRedirect($"{Own}?hecho=espera"),
            ReservationResult.TooManyHere => LocalRedirect($"{Own}?hecho=conexion"),
            ReservationResult.Gone => NotFound(),
            _ => LocalRedirect($"/encuentros/{id}"),
        };
    }

    [HttpGet("/encuentros/{id:guid}/reservar")]
    public Task<IActionResult> Form(Guid id, CancellationToken cancel) =>
        ShowAsync(id, new ReservationForm { Secret = ReservationToken.Create() }, cancel);

    [HttpPost("/encuentros/{id:guid}/reservar/datos"), EnableRateLimiting(RateLimitPolicies.Reservation)]
    public async Task<IActionResult> Reserve(Guid id, ReservationForm form, CancellationToken cancel)
    {
        if (!ReservationToken.IsWellFormed(form.Secret))
            form.Secret = ReservationToken.Create();
        if (form.Check(ModelState) is not { } profile)
            return await ShowAsync(id, form, cancel);
        if (await reservations.BelongsToSomebodyElseAsync(id, form.Secret!, profile, cancel))
            form.Secret = ReservationToken.Create();
        var outcome = await reservations.ReserveAsNewcomerAsync(id, profile, form.Secret!, Asker(), cancel);
        switch (outcome)
        {
            case ReservationResult.Reserved or ReservationResult.Waiting:
                return LocalRedirect($"{LinkPath}/{form.Secret}");
            case ReservationResult.SentOtherwise:
                return LocalRedirect($"{LinkPath}/{form.Secret}?hecho=distinto");
            case ReservationResult.AlreadyReserved or ReservationResult.AlreadyWaiting:
                return await gatherings.FindAsync(id, cancel) is { } gathering
                    ? View("HeldSeat", new HeldSeatPage(gathering, outcome is ReservationResult.AlreadyWaiting))
                    : NotFound();
            case ReservationResult.Gone:
                return NotFound();
            case ReservationResult.TooMany:
                ModelState.AddModelError(nameof(form.Contact), ReservationForm.TooMany);
                return await ShowAsync(id, form, cancel);
            case ReservationResult.TooManyHere:
                ModelState.AddModelError("", ReservationForm.TooManyHere);
                return await ShowAsync(id, form, cancel);
            default:
                return LocalRedirect($"/encuentros/{id}");
        }
    }

    // Staff may reserve for a whole café from one computer, so their connection is not counted.
    private SeatRequestOrigin? Asker() =>
        User.IsInRole(nameof(PersonRole.Facilitator)) ? null
        : NetworkAddress.Of(HttpContext) is var from ? new SeatRequestOrigin(from.Network, from.Address)
        : null;

    [HttpGet(LinkPath + "/{token}"), SecretAddress]
    public async Task<IActionResult> Link(string token, [FromQuery(Name = "hecho")] string? done, CancellationToken cancel)
    {
        if (
            await reservations.FindByTokenAsync(token, cancel) is not { } held
            || await gatherings.FindAsync(held.GatheringId, cancel) is not { } gathering
        )
            return NotFound();
        return View(
            "Reservation",
            new ReservationPage(token, gathering, held.State, held.PromotedAt, gathering.HasBegun)
            {
                Link = root.Find(Request) is { } site ? $"{site}{LinkPath}/{token}" : null,
                MayCorrect = await corrections.FindRefusalAsync(held, cancel) is null,
                IsCorrected = done == "datos",
                WasSentOtherwise = done == "distinto",
                Done = done,
                UndoUntil = returns.FindDeadline(held),
                Turn = await turn.FindAsync(held, cancel),
            }
        );
    }

    [HttpGet(LinkPath + "/{token}/ceder"), SecretAddress]
    public async Task<IActionResult> AskGiveUp(string token, CancellationToken cancel) =>
        await reservations.FindByTokenAsync(token, cancel) is not { } held
        || await gatherings.FindAsync(held.GatheringId, cancel) is not { } gathering
            ? NotFound()
        : new ReservationPage(token, gathering, held.State, null, gathering.HasBegun) is { MayGiveUp: true } page
            ? View("GiveUpSeat", new GiveUpPage(gathering, held.State, page.Path + "/ceder", page.Path))
        : LocalRedirect($"{LinkPath}/{token}");

    [HttpPost(LinkPath + "/{token}/ceder"), SecretAddress, EnableRateLimiting(RateLimitPolicies.Reservation)]
    public async Task<IActionResult> GiveUp(string token, GiveUpForm form, CancellationToken cancel) =>
        await reservations.GiveUpAsync(token, form.Id, cancel) ? LocalRedirect($"{LinkPath}/{token}?hecho=cedido") : NotFound();

    [HttpPost(LinkPath + "/{token}/deshacer"), SecretAddress, EnableRateLimiting(RateLimitPolicies.Reservation)]
    public async Task<IActionResult> TakeBack(string token, CancellationToken cancel) =>
        await returns.ReturnAsync(token, cancel) switch
        {
            SeatReturnResult.Gone => NotFound(),
            SeatReturnResult.TooLate => LocalRedirect($"{LinkPath}/{token}?hecho=tarde"),
            SeatReturnResult.TooManyHere => LocalRedirect($"{LinkPath}/{token}?hecho=conexion"),
            _ => LocalRedirect($"{LinkPath}/{token}?hecho=devuelto"),
        };

    [HttpPost(LinkPath + "/{token}/pedir"), SecretAddress, EnableRateLimiting(RateLimitPolicies.Reservation)]
    public async Task<IActionResult> AskAgain(string token, CancellationToken cancel) =>
        await reservations.ReserveAgainAsync(token, cancel) is ReservationResult.Gone ? NotFound() : LocalRedirect($"{LinkPath}/{token}");

    private async Task<IActionResult> ShowAsync(Guid id, ReservationForm form, CancellationToken cancel)
    {
        if (await gatherings.FindAsync(id, cancel) is not { } gathering)
            return NotFound();
        if (gathering.CancelledAt is not null || gathering.HasBegun)
            return LocalRedirect($"/encuentros/{id}");
        form.Gathering = gathering;
        form.IsSignedIn = User.TryPersonId() is not null;
        if (!ModelState.IsValid)
            Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Reserve", form);
    }
}

/// <summary>A reservation as its private link shows it, without a name: a person who finds the link must not learn whose it is.</summary>
public sealed record ReservationPage(string Token, PublicGathering Gathering, SeatState State, DateTime? PromotedAt, bool IsOver)
{
    public string Path => ReservationController.LinkPath + "/" + Token;

    /// <summary>The whole address of this page, to send to oneself; null if the site's address is not known.</summary>
    public string? Link { get; init; }

    /// <summary>Whether the person is only known by this link.</summary>
    public bool MayCorrect { get; init; }

    public bool IsCorrected { get; init; }

    /// <summary>The form came again with other content: the seat is the first one, and the changes are not stored (R33).</summary>
    public bool WasSentOtherwise { get; init; }

    public string? Done { get; init; }

    /// <summary>The place on the waiting list, from 1; 0 if they do not wait.</summary>
    public int Turn { get; init; }

    /// <summary>Until when the person can take back what they gave up.</summary>
    public DateTime? UndoUntil { get; init; }

    public bool MayUndo => UndoUntil is not null && MayAskAgain;

    /// <summary>Spanish texts for why the seat was not given back.</summary>
    public string? Refusal =>
        Done switch
        {
            "conexion" => ReservationForm.TooManyHere,
            "tarde" => "Ya pasó el tiempo para deshacer. Puede pedir cupo otra vez.",
            _ => null,
        };

    public bool MayAskAgain => State is SeatState.GivenUp && !IsOver && Gathering.CancelledAt is null;

    public bool MayGiveUp => State is not SeatState.GivenUp && !IsOver && Gathering.CancelledAt is null;
}
