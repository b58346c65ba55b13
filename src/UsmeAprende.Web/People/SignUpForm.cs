using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using UsmeAprende.People;

namespace UsmeAprende.Web.People;

/// <summary>What is typed at <c>/registro</c>, as typed.</summary>
public sealed class SignUpForm : ProfileForm
{
    // The form asks for these after the profile, whatever class they belong to.
    private const int AfterProfile = 20_000;

    [Display(Order = AfterProfile)]
    public string? Password { get; set; }

    [Display(Order = AfterProfile + 1)]
    public bool DataTreatment { get; set; }

    public bool Reminders { get; set; }

    public bool Image { get; set; }

    /// <summary>The checked request, or nothing and an error beside each wrong field.</summary>
    public SignUpRequest? Check(ModelStateDictionary errors, int year)
    {
        var profile = CheckProfile(errors, year);
        if (PasswordRules.Problem(Password, Known()) is { } problem)
            errors.AddModelError(nameof(Password), problem);
        if (!DataTreatment)
            errors.AddModelError(
                nameof(DataTreatment),
                "Marque el permiso para guardar sus datos: sin él no podemos crear la cuenta. Puede leer todas las lecciones sin cuenta."
            );
        return profile is null || !errors.IsValid
            ? null
            : new SignUpRequest
            {
                Profile = profile,
                Password = Password!,
                Reminders = Reminders,
                Image = Image,
            };
    }

    /// <summary>Somebody of another name has just made an account with the very same, and the same password.</summary>
    public void AskWhoseAccount(ModelStateDictionary errors, string name) =>
        errors.AddModelError(
            nameof(Password),
            $"Con estos datos y esta clave se acaba de crear la cuenta de {name}. Si es usted, entre a ella y corrija su nombre "
                + "en «Mi cuenta». Si es otra persona, elija otra clave, o escriba otro documento, celular o correo."
        );
}
