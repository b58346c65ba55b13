using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using UsmeAprende.People;
using UsmeAprende.Web.Kit.Caching;
using UsmeAprende.Web.Kit.Security;

namespace UsmeAprende.Web.People;

/// <summary>Making an account of one's own.</summary>
public sealed class SignUpController(
    SignUp signUp,
    SignIn signIn,
    EmailVerification verification,
    PersonSession session,
    TimeProvider clock
) : Controller
{
    [HttpGet("/registro"), AllowAnonymous, PublicPage]
    public IActionResult Show() => View("SignUp", new SignUpForm());

    [HttpPost("/registro"), AllowAnonymous, PageOwnerGuard.AnyPerson, EnableRateLimiting(TryLimits.SignUp), PasswordTurn]
    public async Task<IActionResult> Create(
        SignUpForm form,
        [FromQuery(Name = SignInController.ReturnTo)] string? returnTo,
        CancellationToken cancel
    )
    {
        if (form.Check(ModelState, clock.GetUtcNow().Year) is not { } request)
            return Again(form);

        var result = await signUp.TryAsync(request, [], cancel);
        if (await FirstPressAsync(result, request, cancel) is { } first)
            return await OpenAsync(first, form, returnTo);
        if (result.Outcome is SignUpOutcome.Repeated)
            result = await signUp.TryAsync(request, [.. result.Earlier.Select(e => e.Person.Id)], cancel);
        if (result.Person is not { } person)
        {
            form.AskForAnother(ModelState);
            return Again(form);
        }

        if (request.Profile.Email is not null)
            await verification.SendAsync(person.Id, cancel);

        // Said now, while the person can still note by which one they get in.
        return await StartAsync(person.Id, result.Crowded.Count > 0 ? Account("otro-dato") : returnTo);
    }

    // Pressed twice: the second press opens the account that the first one made, if the password is right too.
    private async Task<EarlierSignUp?> FirstPressAsync(SignUpResult result, SignUpRequest request, CancellationToken cancel)
    {
        foreach (var earlier in result.Earlier)
            if (await signIn.ConfirmAsync(earlier.Person.Id, request.Password, DeviceCookie.Read(Request), cancel))
                return earlier;
        return null;
    }

    // What the second press says otherwise is not stored, and not told saved (R33).
    private async Task<IActionResult> OpenAsync(EarlierSignUp first, SignUpForm form, string? returnTo)
    {
        if (first.HasOtherName)
        {
            form.AskWhoseAccount(ModelState, first.Person.FullName);
            return Again(form);
        }
        return await StartAsync(first.Person.Id, first.SaidTheSame ? returnTo : Account("registro-antes"));
    }

    private async Task<LocalRedirectResult> StartAsync(Guid person, string? next) =>
        LocalRedirect(await session.StartAsync(HttpContext, person, Proof.Password, next));

    private static string Account(string done) => $"{AccountController.Path}?{AccountController.Done}={done}";

    private ViewResult Again(SignUpForm form)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("SignUp", form);
    }
}
