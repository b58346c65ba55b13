using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.RateLimiting;
using UsmeAprende.People.Accounts;
using UsmeAprende.Web.Kit.Caching;
using UsmeAprende.Web.Kit.Security;

namespace UsmeAprende.Web.People.Accounts;

/// <summary>The pages for making an account.</summary>
public sealed class SignUpController(
    AccountSignUp signUp,
    PasswordSignIn signIn,
    EmailVerification verification,
    PersonSession session,
    TimeProvider clock
) : Controller
{
    /// <summary>One's own page, with a notice that tells how to come back.</summary>
    private const string Welcome = $"{SignInReturnPath.Learners}?{AccountController.Done}={WelcomeViewComponent.Done}";

    [HttpGet("/registro"), AllowAnonymous, PublicPage]
    public IActionResult Show() => View("SignUp", new SignUpForm());

    [HttpPost("/registro"), AllowAnonymous, PageOwnerGuard.AnyPerson, EnableRateLimiting(RateLimitPolicies.SignUp), PasswordAdmission]
    public async Task<IActionResult> Create(
        SignUpForm form,
        [FromQuery(Name = SignInController.ReturnTo)] string? returnTo,
        CancellationToken cancel
    )
    {
        if (form.Check(ModelState, clock.GetUtcNow().Year) is not { } request)
            return Again(form);

        var result = await signUp.SignUpAsync(request, [], cancel);
        if (await FirstPressAsync(result, request, cancel) is { } first)
            return await OpenAsync(first, form, returnTo);
        if (result.Status is SignUpStatus.Repeated)
            result = await signUp.SignUpAsync(request, [.. result.Earlier.Select(e => e.Person.Id)], cancel);
        if (result.Person is not { } person)
        {
            form.AskForAnother(ModelState);
            return Again(form);
        }

        if (request.Profile.Email is not null)
            await verification.SendCodeAsync(person.Id, cancel);

        // Said now, so that the person can note by which identifier they sign in.
        return await StartAsync(person.Id, result.Crowded.Count > 0 ? Account("otro-dato") : returnTo ?? Welcome);
    }

    // Pressed twice: the second press signs in to the account that the first one made, if the password is the same.
    private async Task<EarlierSignUp?> FirstPressAsync(SignUpResult result, SignUpRequest request, CancellationToken cancel)
    {
        foreach (var earlier in result.Earlier)
            if (await signIn.ConfirmPasswordAsync(earlier.Person.Id, request.Password, DeviceCookie.Read(Request), cancel))
                return earlier;
        return null;
    }

    // Data that differ in the second form are not stored, and the page does not say that they were saved (R33).
    private async Task<IActionResult> OpenAsync(EarlierSignUp first, SignUpForm form, string? returnTo)
    {
        if (first.HasOtherName)
        {
            form.AskWhoseAccount(ModelState, first.Person.FullName);
            return Again(form);
        }
        return await StartAsync(first.Person.Id, first.SaidTheSame ? returnTo ?? Welcome : Account("registro-antes"));
    }

    private async Task<LocalRedirectResult> StartAsync(PersonId person, string? next) =>
        LocalRedirect(await session.StartAsync(HttpContext, person, SignInProof.Password, next));

    private static string Account(string done) => $"{AccountController.Path}?{AccountController.Done}={done}";

    private ViewResult Again(SignUpForm form)
    {
        ProfileForm.AskPasswordAgain(ModelState, nameof(form.Password), form.Password);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("SignUp", form);
    }
}

/// <summary>The form of <c>/registro</c>, as typed.</summary>
public sealed class SignUpForm : ProfileForm
{
    // Sets the order of errors: the form has these fields after the profile's.
    private const int AfterProfile = 20_000;

    [Display(Order = AfterProfile)]
    public string? Password { get; set; }

    [Display(Order = AfterProfile + 1)]
    public bool DataTreatment { get; set; }

    public bool Reminders { get; set; }

    public bool Image { get; set; }

    /// <summary>The checked request; null if there are errors, which are added to the fields.</summary>
    public SignUpRequest? Check(ModelStateDictionary errors, int year)
    {
        var profile = CheckProfile(errors, year);
        if (PasswordRules.FindProblem(Password, Known()) is { } problem)
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

    /// <summary>Somebody with another name has just made an account with the same identifiers and the same password.</summary>
    public void AskWhoseAccount(ModelStateDictionary errors, string name) =>
        errors.AddModelError(
            nameof(Password),
            $"Con estos datos y esta clave se acaba de crear la cuenta de {name}. Si es usted, entre a ella y corrija su nombre "
                + "en «Mi cuenta». Si es otra persona, elija otra clave, o escriba otro documento, celular o correo."
        );
}
