using Microsoft.AspNetCore.Mvc.ModelBinding;
using UsmeAprende.People;

namespace UsmeAprende.Web.People;

/// <summary>What is typed at <c>/registro</c>, as typed.</summary>
public sealed class SignUpForm : ProfileForm
{
    public string? Password { get; set; }

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
            errors.AddModelError(nameof(DataTreatment), "Sin este permiso no podemos guardar su cuenta. Puede leer todas las lecciones sin cuenta.");
        return profile is null || !errors.IsValid ? null : new SignUpRequest
        {
            Profile = profile,
            Password = Password!,
            Reminders = Reminders,
            Image = Image,
        };
    }
}
