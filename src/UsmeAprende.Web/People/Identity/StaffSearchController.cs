using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using UsmeAprende.People;
using UsmeAprende.People.Accounts;
using UsmeAprende.People.Cards;
using UsmeAprende.People.Identity;
using UsmeAprende.Typing;
using UsmeAprende.Web.People.Accounts;

namespace UsmeAprende.Web.People.Identity;

/// <summary>
/// The pages where staff find the person before them, give them a code, and record that they saw the document (R10, R12, R14).
/// </summary>
[Authorize(Roles = nameof(PersonRole.Facilitator))]
public sealed class StaffSearchController(
    PersonSearch search,
    PersonLookUpGuard lookUps,
    PasswordRecovery recovery,
    SecondFactorReset resets,
    DocumentVerification documents,
    PersonCorrectionService corrections,
    SignInCardIssuing cards,
    TimeProvider clock
) : Controller
{
    public const string Path = "/facilitacion/personas";

    [HttpGet(Path)]
    public IActionResult Show() => View("StaffSearch", new StaffSearchForm());

    // Names and documents are personal data: they are sent in the body, since addresses end up in logs.
    [HttpPost(Path)]
    public async Task<IActionResult> Find(StaffSearchForm form, CancellationToken cancel)
    {
        var byName = TypedText.CleanValue(form.Names).Length > 0;
        var year = 0;
        if (TypedText.CleanValue(form.Identifier).Length == 0 && !byName)
            ModelState.AddModelError(
                nameof(form.Identifier),
                "Escriba el documento, el celular o el correo completo; o abajo, los nombres y apellidos con el año de nacimiento."
            );
        else if (byName && !TypedNumber.TryParse(form.BirthYear, out year))
            ModelState.AddModelError(
                nameof(form.BirthYear),
                "Para buscar por nombre escriba también el año de nacimiento, con cuatro números."
            );
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("StaffSearch", form);
        }

        if (lookUps.TryTake(HttpContext.Actor(), ModelState, Response))
            form.Found = await lookUps.RecordAsync(
                HttpContext.Actor(),
                byName ? search.ListByNameAsync(form.Names, year, cancel) : search.ListByIdentifierAsync(form.Identifier, cancel),
                cancel
            );
        return View("StaffSearch", form);
    }

    [HttpGet(Path + "/{person:guid}")]
    public async Task<IActionResult> Person(PersonId person, CancellationToken cancel) =>
        await search.FindAsync(person, cancel) is { } found ? View("StaffPerson", await PageAsync(found, cancel)) : NotFound();

    [HttpPost(Path + "/{person:guid}/codigo")]
    public async Task<IActionResult> GiveCode(PersonId person, CancellationToken cancel)
    {
        if (await search.FindAsync(person, cancel) is not { } found)
            return NotFound();
        return await recovery.IssueCodeAsync(HttpContext.Actor(), person, cancel) is { } code
            ? View("StaffPerson", new StaffPersonPage(found) { Code = code })
            : await AgainAsync(
                found,
                "",
                "Usted no puede darle un código a esta persona. Pida ayuda a quien coordina el programa.",
                cancel
            );
    }

    [HttpPost(Path + "/{person:guid}/segundo-paso")]
    public async Task<IActionResult> ResetSecondFactor(PersonId person, CancellationToken cancel)
    {
        if (await search.FindAsync(person, cancel) is not { } found)
            return NotFound();
        return await resets.ResetAsync(HttpContext.Actor(), person, cancel)
            ? LocalRedirect($"{Path}/{person}?{AccountController.Done}=segundo-paso")
            : await AgainAsync(
                found,
                "",
                "Esa persona no tiene segundo paso, o usted no puede quitárselo. Pida ayuda a quien coordina el programa.",
                cancel
            );
    }

    [HttpPost(Path + "/{person:guid}/documento")]
    public async Task<IActionResult> SeeDocument(PersonId person, string? documentType, string? document, CancellationToken cancel)
    {
        if (await search.FindAsync(person, cancel) is not { } found)
            return NotFound();
        if (!Enum.TryParse<IdentityDocumentType>(documentType, out var type) || !Enum.IsDefined(type))
            return await AgainAsync(found, nameof(documentType), "Elija qué documento es.", cancel);
        if (!DocumentNumber.TryParse(type, document, out var number, out var problem))
            return await AgainAsync(found, nameof(document), problem, cancel);
        if (!lookUps.TryTake(HttpContext.Actor(), ModelState, Response))
            return View("StaffPerson", await PageAsync(found, cancel));
        return await documents.VerifyAsync(HttpContext.Actor(), person, number, cancel) switch
        {
            DocumentVerificationResult.Verified => View(
                "StaffPerson",
                await PageAsync(found with { DocumentSeen = true }, cancel) with
                {
                    JustSeen = true,
                }
            ),
            DocumentVerificationResult.SomeoneElses => await AgainAsync(
                found,
                nameof(document),
                "Otra cuenta ya tiene ese documento confirmado. Quien coordina va a revisar si son la misma persona.",
                cancel
            ),
            _ => await AgainAsync(
                found,
                nameof(document),
                await corrections.MayCorrectAsync(HttpContext.Actor(), person, cancel)
                    ? "Ese no es el documento que quedó escrito. Revise el número; si lo que está mal es lo escrito, "
                        + "corríjalo abajo, en «Un dato quedó mal escrito»."
                    : "Ese no es el documento que la persona escribió en su cuenta. Revise el número, o pídale que lo "
                        + "corrija en Mi cuenta.",
                cancel
            ),
        };
    }

    private async Task<StaffPersonPage> PageAsync(PersonSummary found, CancellationToken cancel) =>
        new(found)
        {
            Card = await PersonCardState.FindAsync(cards, found, clock, cancel),
            MayCorrect = await corrections.MayCorrectAsync(HttpContext.Actor(), found.Id, cancel),
        };

    private async Task<ViewResult> AgainAsync(PersonSummary found, string field, string problem, CancellationToken cancel)
    {
        ModelState.AddModelError(field, problem);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("StaffPerson", await PageAsync(found, cancel));
    }
}

/// <summary>The search, with the people found.</summary>
public sealed class StaffSearchForm
{
    public string? Identifier { get; set; }

    public string? Names { get; set; }

    public string? BirthYear { get; set; }

    [BindNever]
    public IReadOnlyList<PersonSummary>? Found { get; set; }
}
