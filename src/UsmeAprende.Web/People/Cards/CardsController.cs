using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Documents;
using UsmeAprende.People;
using UsmeAprende.People.Cards;
using UsmeAprende.People.Identity;
using UsmeAprende.Web.People.Accounts;
using UsmeAprende.Web.People.Identity;

namespace UsmeAprende.Web.People.Cards;

/// <summary>The pages where staff make a person's card, have the person choose the PIN, and void a lost card (R13).</summary>
[Authorize(Roles = nameof(PersonRole.Facilitator))]
public sealed class CardsController(PersonSearch search, SignInCardIssuing cards, CardTextComposer texts, TimeProvider clock) : Controller
{
    private const string Path = StaffSearchController.Path + "/{person:guid}/carne";

    private const string NotForThem =
        "Usted no puede darle un carné a esta persona: es solo para participantes, y nadie se lo da a sí mismo.";

    [HttpPost(Path)]
    public async Task<IActionResult> Give(PersonId person, CancellationToken cancel)
    {
        if (await search.FindAsync(person, cancel) is not { } found)
            return NotFound();
        if (await cards.IssueAsync(HttpContext.Actor(), person, cancel) is not { } card)
            return await AgainAsync(found, NotForThem, cancel);
        var text = await texts.ComposeAsync(card, Request, cancel);
        return View(
            "CardGiven",
            new CardGivenPage(person, text, QrCodeDrawing.DrawSvg(text.Address, "Código QR del carné"), card.PinUntil)
        );
    }

    [HttpGet(Path + "/pin")]
    public async Task<IActionResult> AskPin(PersonId person, CancellationToken cancel) =>
        await PinPageAsync(person, cancel) is { } page ? View("CardPin", page) : NotFound();

    [HttpPost(Path + "/pin")]
    public async Task<IActionResult> SetPin(PersonId person, string? pin, string? again, CancellationToken cancel)
    {
        if (await PinPageAsync(person, cancel) is not { } page)
            return NotFound();
        if (pin != again)
            ModelState.AddModelError(nameof(again), "Los dos PIN no son iguales. Escríbalos otra vez, sin afán.");
        else
        {
            var answer = await cards.SetPinAsync(HttpContext.Actor(), person, pin, cancel);
            if (answer.IsSet)
                return LocalRedirect($"{StaffSearchController.Path}/{person}?{AccountController.Done}=pin");
            ModelState.AddModelError(nameof(pin), answer.Problem ?? "Este carné ya no recibe PIN. Dele uno nuevo.");
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("CardPin", page);
    }

    [HttpPost(Path + "/anular")]
    public async Task<IActionResult> Void(PersonId person, CancellationToken cancel)
    {
        if (await search.FindAsync(person, cancel) is not { } found)
            return NotFound();
        return await cards.VoidAsync(HttpContext.Actor(), person, cancel)
            ? LocalRedirect($"{StaffSearchController.Path}/{person}?{AccountController.Done}=carne-anulado")
            : await AgainAsync(found, "Esa persona no tiene un carné que usted pueda anular.", cancel);
    }

    private async Task<CardPinPage?> PinPageAsync(PersonId person, CancellationToken cancel) =>
        await search.FindAsync(person, cancel) is { } found
        && await cards.FindForPersonAsync(person, cancel) is { } card
        && card.MayHavePinSet(clock.GetUtcNow().UtcDateTime)
            ? new CardPinPage(found, card.PinUntil)
            : null;

    private async Task<ViewResult> AgainAsync(PersonSummary found, string problem, CancellationToken cancel)
    {
        ModelState.AddModelError("", problem);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("StaffPerson", new StaffPersonPage(found) { Card = await PersonCardState.FindAsync(cards, found, clock, cancel) });
    }
}

/// <summary>A new card; its content is shown only once.</summary>
public sealed record CardGivenPage(PersonId Person, CardText Text, string QrCode, DateTime PinUntil);

/// <summary>The page where the person types the PIN, on the facilitator's phone.</summary>
public sealed record CardPinPage(PersonSummary Person, DateTime Until);
