using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using UsmeAprende.People;
using UsmeAprende.Web.Site;

namespace UsmeAprende.Web.People;

/// <summary>Making an account of one's own.</summary>
public sealed class SignUpController(SignUp signUp, SignIn signIn, EmailVerification verification, PersonSession session, TimeProvider clock) : Controller
{
    [HttpGet("/registro"), AllowAnonymous, PublicPage]
    public IActionResult Show() => View("SignUp", new SignUpForm());

    [HttpPost("/registro"), AllowAnonymous, ForWhomGuard.Exempt, EnableRateLimiting(TryLimits.SignUp), PasswordTurn]
    public async Task<IActionResult> Create(SignUpForm form, [FromQuery(Name = SignInController.ReturnTo)] string? returnTo, CancellationToken cancel)
    {
        if (form.Check(ModelState, clock.GetUtcNow().Year) is not { } request)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("SignUp", form);
        }

        var result = await signUp.TryAsync(request, [], cancel);
        var person = await AlreadyAsync(result, request, cancel);
        if (person is null && result.Outcome is SignUpOutcome.Repeated)
            result = await signUp.TryAsync(request, result.Earlier, cancel);
        person ??= result.Person?.Id;
        if (person is not { } who)
        {
            form.AskForAnother(ModelState);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("SignUp", form);
        }

        if (request.Profile.Email is not null)
            await verification.SendAsync(who, cancel);

        // Said now, while the person can still note by which one they get in.
        return LocalRedirect(await session.StartAsync(HttpContext, who, Proof.Password, result.Crowded.Count > 0 ? $"{AccountController.Path}?{AccountController.Done}=otro-dato" : returnTo));
    }

    // Pressed twice: the second press opens the account that the first one made, if the password is right too.
    private async Task<Guid?> AlreadyAsync(SignUpResult result, SignUpRequest request, CancellationToken cancel)
    {
        foreach (var earlier in result.Earlier)
            if (await signIn.ConfirmAsync(earlier, request.Password, DeviceCookie.Read(Request), cancel))
                return earlier;
        return null;
    }
}
