using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.People.Identity;
using UsmeAprende.Typing;
using UsmeAprende.Web.People.Identity;

namespace UsmeAprende.Web.Gatherings.Seats;

/// <summary>The form for a seat without an account: a name, one contact, and consent.</summary>
public sealed class ReservationForm
{
    internal static readonly string TooMany =
        $"Con ese dato ya hay {ReservationService.MostPerContact} cupos en este encuentro. Use otro celular o "
        + "correo, o llame a quien lo organiza.";

    internal static readonly string TooManyHere =
        $"Desde este internet ya hay {ReservationService.MostPerConnection} cupos o más en este encuentro, y dejamos los demás para "
        + "otras personas. Pida los que falten a quien lo organiza, o lleguen sin reservar: si hay puesto, les reciben.";

    internal const string NoSurnamesLabel = "No tengo apellidos";

    public string? GivenNames { get; set; }

    public string? Surnames { get; set; }

    public bool NoSurnames { get; set; }

    /// <summary>A phone or an e-mail.</summary>
    public string? Contact { get; set; }

    public bool Minor { get; set; }

    public string? Guardian { get; set; }

    public bool GuardianAuthorises { get; set; }

    /// <summary>What they need to take part, as <see cref="ParticipationNeeds"/>.</summary>
    public List<string> Needs { get; set; } = [];

    public bool DataTreatment { get; set; }

    /// <summary>The secret of this form, which becomes the reservation's, so that pressing twice makes one person and one seat.</summary>
    public string? Secret { get; set; }

    [BindNever, ValidateNever]
    public PublicGathering Gathering { get; set; } = null!;

    /// <summary>Whether a person is signed in, who can reserve for themselves with one tap.</summary>
    [BindNever, ValidateNever]
    public bool IsSignedIn { get; set; }

    /// <param name="errors">Receives an error for each wrong field.</param>
    /// <param name="isCorrection">Whether they have consented already.</param>
    public PersonProfile? Check(ModelStateDictionary errors, bool isCorrection = false)
    {
        var givenNames = Name(errors, nameof(GivenNames), GivenNames, "sus nombres");
        if (!SurnamesInput.TryParse(Surnames, NoSurnames, NoSurnamesLabel, out var surnames, out var unfit))
            errors.AddModelError(
                nameof(Surnames),
                TypedText.CleanValue(Surnames).Length == 0 ? $"Escriba sus apellidos. {unfit}" : $"Revise sus apellidos. {unfit}"
            );
        PhoneNumber? phone = null;
        PersonEmailAddress? email = null;
        string? problem = null;
        if (NoValue.Is(Contact))
            problem = "Escriba su celular o su correo. Ahí le avisamos si algo cambia.";
        else if (TypedText.CleanValue(Contact).Contains('@', StringComparison.Ordinal))
            email = PersonEmailAddress.TryParse(Contact, out var address, out problem) ? address : null;
        else
            phone = PhoneNumber.TryParse(Contact, out var number, out problem) ? number : null;
        if (problem is not null)
            errors.AddModelError(nameof(Contact), problem);

        // R16
        var guardian = Minor ? Name(errors, nameof(Guardian), Guardian, "el nombre de la persona adulta que lo autoriza") : null;
        if (Minor && !GuardianAuthorises)
            errors.AddModelError(
                nameof(GuardianAuthorises),
                "Falta el permiso de su mamá, su papá o quien responde por usted, porque es menor de 18 años. Pídale que lo marque."
            );
        if (!DataTreatment && !isCorrection)
            errors.AddModelError(
                nameof(DataTreatment),
                "Marque el permiso para guardar sus datos: sin él no podemos apartar el cupo. También puede llegar "
                    + "sin reservar y preguntar si hay puesto."
            );
        return !errors.IsValid
            ? null
            : new PersonProfile
            {
                GivenNames = givenNames!.Value,
                Surnames = surnames,
                Phone = phone,
                Email = email,
                Guardian = guardian,
                Needs =
                    isCorrection ? null
                    : NeedsChoices.Read(Needs) is var needs and not ParticipationNeeds.None ? needs
                    : null,
            };
    }

    private static PersonName? Name(ModelStateDictionary errors, string field, string? text, string what)
    {
        if (PersonName.TryParse(text, out var name, out var problem))
            return name;
        errors.AddModelError(field, TypedText.CleanValue(text).Length == 0 ? $"Escriba {what}." : $"Revise {what}. {problem}");
        return null;
    }
}
