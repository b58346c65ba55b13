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

    [HttpPost("/registro"), AllowAnonymous, ForWhomGuard.Exempt, EnableRateLimiting(TryLimits.SignUp)]
    public async Task<IActionResult> Create(SignUpForm form, [FromQuery(Name = SignInController.ReturnTo)] string? returnTo, CancellationToken cancel)
    {
        if (form.Check(ModelState, clock.GetUtcNow().Year) is not { } request)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("SignUp", form);
        }

        var person = (await signUp.CreateUnlessRepeatedAsync(request, cancel))?.Id ?? await AlreadyAsync(request, cancel) ?? (await signUp.CreateAsync(request, cancel)).Id;
        if (request.Profile.Email is not null)
            await verification.SendAsync(person, cancel);
        return LocalRedirect(await session.StartAsync(HttpContext, person, Proof.Password, returnTo));
    }

    // Pressed twice: the second press opens the account that the first one made, if the password is right too.
    private async Task<Guid?> AlreadyAsync(SignUpRequest request, CancellationToken cancel) =>
        (await signIn.TryAsync(new SignInAttempt
        {
            Identifier = request.Profile.Document?.Value ?? request.Profile.Phone?.Value ?? request.Profile.Email?.Value,
            Password = request.Password,
            DeviceToken = DeviceCookie.Read(Request),
        }, cancel)).PersonId;
}
