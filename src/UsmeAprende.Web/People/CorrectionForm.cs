using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using UsmeAprende.People;
using UsmeAprende.Typing;

namespace UsmeAprende.Web.People;

/// <summary>
/// What staff type to put somebody's data right. It shows nothing of what is stored (R14): an empty field means that it stays.
/// </summary>
public sealed class CorrectionForm : ProfileForm
{
    public const int ReasonLength = 200;

    public string? Reason { get; set; }

    [BindNever, ValidateNever]
    public PersonGlimpse Person { get; set; } = null!;

    public override string NoSurnamesLabel => "No tiene apellidos";

    protected override (string One, string Several) Whose => ("el", "los");

    /// <summary>What is to be put right, or nothing and an error beside each wrong field.</summary>
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
