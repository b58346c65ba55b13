using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.People;

namespace UsmeAprende.Web.People;

/// <summary>Staff put right what was mistyped of somebody who has no password to do it with.</summary>
[Authorize(Roles = nameof(Role.Facilitator))]
public sealed class CorrectionController(PersonSearch search, PersonCorrections corrections, TimeProvider clock) : Controller
{
    private const string Path = StaffSearchController.Path + "/{person:guid}/corregir";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(Guid person, CancellationToken cancel) =>
        await corrections.MayCorrectAsync(User.PersonId(), person, cancel) && await search.ByIdAsync(person, cancel) is { } found
            ? View("Correction", new CorrectionForm { Person = found })
            : NotFound();

    [HttpPost(Path)]
    public async Task<IActionResult> Correct([FromRoute] Guid person, CorrectionForm form, CancellationToken cancel)
    {
        if (await search.ByIdAsync(person, cancel) is not { } found)
            return NotFound();
        form.Person = found;
        if (form.CheckCorrection(ModelState, clock.GetUtcNow().Year) is { } correction)
        {
            switch (await corrections.CorrectAsync(User.PersonId(), person, correction, cancel))
            {
                case CorrectionResult.Done:
                    return LocalRedirect($"{StaffSearchController.Path}/{person}?{AccountController.Done}=corregida");
                case CorrectionResult.NotTheirs:
                    return NotFound();
                default:
                    ModelState.AddModelError(
                        nameof(form.Guardian),
                        "Con esos datos es menor de 18 años: escriba quién responde por la persona, y marque que autoriza."
                    );
                    break;
            }
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Correction", form);
    }
}
