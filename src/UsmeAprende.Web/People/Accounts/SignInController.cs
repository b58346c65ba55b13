using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using UsmeAprende.People.Accounts;
using UsmeAprende.Typing;
using UsmeAprende.Web.Kit.Caching;
using UsmeAprende.Web.Kit.Security;

namespace UsmeAprende.Web.People.Accounts;

/// <summary>The pages for signing in with a document, phone or e-mail and a password, and for signing out.</summary>
public sealed class SignInController(PasswordSignIn signIn, PersonSession session) : Controller
{
    /// <summary>The query parameter with the page to return to.</summary>
    public const string ReturnTo = "volver";

    private const string NotRecognised =
        "No encontramos una cuenta con ese dato y esa clave. Si ya probó varias veces, espere 15 minutos o pida un "
        + "código a quien facilita el café. Si ese dato lo usan varias personas, escriba también otro suyo.";
    private const string Ambiguous = "Ese dato lo usan varias personas. Escriba también otro dato suyo, y su clave otra vez.";

    [HttpGet("/entrar"), AllowAnonymous, PublicPage]
    public IActionResult Show() => View("SignIn", new SignInForm());

    [HttpPost("/entrar"), AllowAnonymous, PageOwnerGuard.AnyPerson, EnableRateLimiting(RateLimitPolicies.SignIn), PasswordAdmission]
    public async Task<IActionResult> Enter(SignInForm form, [FromQuery(Name = ReturnTo)] string? returnTo, CancellationToken cancel)
    {
        if (TypedText.CleanValue(form.Identifier).Length == 0)
            ModelState.AddModelError(nameof(form.Identifier), "Escriba su documento, su celular o su correo.");
        if (string.IsNullOrEmpty(form.Password))
            ModelState.AddModelError(nameof(form.Password), "Escriba su clave.");
        if (!ModelState.IsValid)
            return Again(form);

        var answer = await signIn.RecogniseAsync(
            new SignInAttempt
            {
                Identifier = form.Identifier,
                OtherIdentifier = form.OtherIdentifier,
                Password = form.Password,
                DeviceToken = DeviceCookie.Read(Request),
            },
            cancel
        );
        if (answer.PersonId is { } person)
            return LocalRedirect(await session.StartAsync(HttpContext, person, SignInProof.Password, returnTo));

        if (answer.Status is SignInStatus.Ambiguous)
            ModelState.AddModelError(nameof(form.OtherIdentifier), Ambiguous);
        else
            ModelState.AddModelError("", NotRecognised);
        return Again(form);
    }

    // Works for any session: the person who taps it wants nobody to stay signed in here.
    [HttpPost("/salir"), AllowAnonymous, PageOwnerGuard.AnyPerson]
    public async Task<IActionResult> Leave()
    {
        await session.EndAsync(HttpContext);
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        await HttpContext.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        return LocalRedirect("/salida");
    }

    [HttpGet("/salida"), AllowAnonymous, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public IActionResult Left() => User.Identity?.IsAuthenticated is true ? LocalRedirect("/") : View("Left");

    private ViewResult Again(SignInForm form)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("SignIn", form);
    }
}

/// <summary>The form of <c>/entrar</c>.</summary>
public sealed class SignInForm
{
    public string? Identifier { get; set; }

    public string? OtherIdentifier { get; set; }

    public string? Password { get; set; }
}
