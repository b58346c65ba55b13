using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.People;
using UsmeAprende.People.Cards;
using UsmeAprende.People.Identity;
using UsmeAprende.Web.People.Accounts;

namespace UsmeAprende.Web.People.Identity;

/// <summary>
/// The page where a facilitator who has the person before them reports that another account is theirs too; a coordinator decides (R12,
/// R14).
/// </summary>
[Authorize(Roles = nameof(PersonRole.Facilitator))]
public sealed class OtherAccountController(
    PersonSearch search,
    PersonLookUpGuard lookUps,
    DuplicateBacklog duplicates,
    SignInCardIssuing cards,
    TimeProvider clock
) : Controller
{
    private const string Path = StaffSearchController.Path + "/{person:guid}/otra-cuenta";

    [HttpPost(Path)]
    public async Task<IActionResult> Find(PersonId person, string? identifier, CancellationToken cancel)
    {
        if (await search.FindAsync(person, cancel) is not { } found)
            return NotFound();
        if (!lookUps.TryTake(HttpContext.Actor(), ModelState, Response))
            return View("StaffPerson", new StaffPersonPage(found) { Card = await PersonCardState.FindAsync(cards, found, clock, cancel) });
        var others = (await lookUps.RecordAsync(HttpContext.Actor(), search.ListByIdentifierAsync(identifier, cancel), cancel))
            .Where(p => p.Id != person)
            .ToList();
        return others.Count > 0
            ? View("OtherAccount", new OtherAccountPage(found, others))
            : await AgainAsync(found, nameof(identifier), "No encontramos otra cuenta con ese dato. Escríbalo completo.", cancel);
    }

    [HttpPost(Path + "/proponer")]
    public async Task<IActionResult> Propose(PersonId person, PersonId other, CancellationToken cancel)
    {
        if (await search.FindAsync(person, cancel) is not { } found)
            return NotFound();
        return await duplicates.ProposeAsync(HttpContext.Actor(), person, other, cancel)
            ? LocalRedirect($"{StaffSearchController.Path}/{person}?{AccountController.Done}=parecida")
            : await AgainAsync(
                found,
                "",
                "Esas dos cuentas ya están unidas, o una es la suya. Si cree que hay un error, hable con quien coordina.",
                cancel
            );
    }

    private async Task<ViewResult> AgainAsync(PersonSummary found, string field, string problem, CancellationToken cancel)
    {
        ModelState.AddModelError(field, problem);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("StaffPerson", new StaffPersonPage(found) { Card = await PersonCardState.FindAsync(cards, found, clock, cancel) });
    }
}

/// <summary>A person, and the people found by another identifier.</summary>
public sealed record OtherAccountPage(PersonSummary Person, IReadOnlyList<PersonSummary> Found);
