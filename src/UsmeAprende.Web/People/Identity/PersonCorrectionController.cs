using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.Typing;
using UsmeAprende.Web.People.Accounts;

namespace UsmeAprende.Web.People.Identity;

/// <summary>The page where staff correct the data of a person without a password.</summary>
[Authorize(Roles = nameof(PersonRole.Facilitator))]
public sealed class PersonCorrectionController(PersonSearch search, PersonCorrectionService corrections, TimeProvider clock) : Controller
{
    private const string Path = StaffSearchController.Path + "/{person:guid}/corregir";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(PersonId person, CancellationToken cancel) =>
        await corrections.MayCorrectAsync(HttpContext.Actor(), person, cancel) && await search.FindAsync(person, cancel) is { } found
            ? View("Correction", new PersonCorrectionForm { Person = found })
            : NotFound();

    [HttpPost(Path)]
    public async Task<IActionResult> Correct([FromRoute] PersonId person, PersonCorrectionForm form, CancellationToken cancel)
    {
        if (await search.FindAsync(person, cancel) is not { } found)
            return NotFound();
        form.Person = found;
        if (form.CheckCorrection(ModelState, clock.GetUtcNow().Year) is { } correction)
        {
            switch (await corrections.CorrectAsync(HttpContext.Actor(), person, correction, cancel))
            {
                case PersonCorrectionResult.Done:
                    return LocalRedirect($"{StaffSearchController.Path}/{person}?{AccountController.Done}=corregida");
                case PersonCorrectionResult.NotTheirs:
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

/// <summary>The form for correcting a person's data. It shows no stored data (R14): an empty field means no change.</summary>
public sealed class PersonCorrectionForm : ProfileForm
{
    public const int ReasonLength = 200;

    public string? Reason { get; set; }

    [BindNever, ValidateNever]
    public PersonSummary Person { get; set; } = null!;

    public override string NoSurnamesLabel => "No tiene apellidos";

    protected override (string One, string Several) Whose => ("el", "los");

    /// <summary>The corrections; null if there are errors, which are added to the fields.</summary>
    public PersonCorrection? CheckCorrection(ModelStateDictionary errors, int year)
    {
        var document = CheckDocument(errors);
        var birthYear = CheckBirthYear(errors, year);
        var correction = new PersonCorrection
        {
            Reason = TypedText.CleanLine(Reason),
            GivenNames = IsEmpty(GivenNames) ? null : CheckName(errors, nameof(GivenNames), GivenNames, "los nombres"),
            Surnames = IsEmpty(Surnames) && !NoSurnames ? null : CheckSurnames(errors),
            Document = document,
            Phone = CheckPhone(errors),
            BirthYear = birthYear,
            Place = CheckPlace(errors),
            Guardian = CheckGuardian(errors, document, birthYear, year),
        };
        if (correction.Reason.Length is 0 or > ReasonLength)
            errors.AddModelError(
                nameof(Reason),
                $"Escriba por qué lo corrige, en {ReasonLength} letras o menos. Por ejemplo: «Quedó mal en la lista»."
            );
        if (errors.IsValid && correction == new PersonCorrection { Reason = correction.Reason })
            errors.AddModelError(nameof(GivenNames), "Escriba al menos un dato: el que va a corregir.");
        return errors.IsValid ? correction : null;
    }

    private static bool IsEmpty(string? text) => TypedText.CleanValue(text).Length == 0;
}
