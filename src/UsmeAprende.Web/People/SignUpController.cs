using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.People;
using UsmeAprende.Web.Site;

namespace UsmeAprende.Web.People;

/// <summary>Making an account of one's own.</summary>
public sealed class SignUpController(SignUp signUp, SignIn signIn, PersonSession session, TimeProvider clock) : Controller
{
    [HttpGet("/registro"), AllowAnonymous, PublicPage]
    public IActionResult Show() => View("SignUp", new SignUpForm());

    [HttpPost("/registro"), AllowAnonymous]
    public async Task<IActionResult> Create(SignUpForm form, [FromQuery(Name = SignInController.ReturnTo)] string? returnTo, CancellationToken cancel)
    {
        if (form.Check(ModelState, clock.GetUtcNow().Year) is not { } request)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("SignUp", form);
        }

        var person = await AlreadyAsync(request, cancel) ?? (await signUp.CreateAsync(request, cancel)).Id;
        await session.StartAsync(HttpContext, person, Proof.Password);
        return LocalRedirect(LocalPath.Of(returnTo));
    }

    // Pressed twice: the second press opens the account that the first one made, if the password is right too.
    private async Task<Guid?> AlreadyAsync(SignUpRequest request, CancellationToken cancel) =>
        await signUp.LooksRepeatedAsync(request, cancel)
            ? (await signIn.TryAsync(new SignInAttempt
            {
                Identifier = request.Document?.Value ?? request.Phone?.Value ?? request.Email?.Value,
                Password = request.Password,
                DeviceToken = DeviceCookie.Read(Request),
            }, cancel)).PersonId
            : null;
}
