using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using UsmeAprende.People.Cards;
using UsmeAprende.Typing;
using UsmeAprende.Web.Kit.Caching;
using UsmeAprende.Web.Kit.Security;
using UsmeAprende.Web.People.Accounts;

namespace UsmeAprende.Web.People.Cards;

/// <summary>The page for signing in with a printed card and its PIN (R13).</summary>
public sealed class CardSignInController(CardSignIn cards, PersonSession session) : Controller
{
    public const string Path = "/entrar/carne";

    // The same sentence for a wrong PIN, a void card and an unknown card (R11).
    private const string NotRecognised =
        "No pudimos entrar con ese PIN y ese carné. Revise los seis números. Si no recuerda el PIN o el "
        + "carné es viejo, pida otro a quien facilita el café.";

    [HttpGet(Path), AllowAnonymous, PublicPage]
    public IActionResult Show() => View("CardSignIn", new CardSignInForm());

    [HttpPost(Path), AllowAnonymous, PageOwnerGuard.AnyPerson, EnableRateLimiting(RateLimitPolicies.Card), PasswordAdmission]
    public async Task<IActionResult> Enter(
        CardSignInForm form,
        [FromQuery(Name = SignInController.ReturnTo)] string? returnTo,
        CancellationToken cancel
    )
    {
        if (TypedText.CleanValue(form.Pin) is not { Length: CardPinRules.Length } pin || !pin.All(char.IsAsciiDigit))
            ModelState.AddModelError(nameof(form.Pin), "Escriba los seis números de su PIN.");
        else if ((await cards.RecogniseAsync(form.Token, pin, cancel)).PersonId is { } person)
            return LocalRedirect(await session.StartAsync(HttpContext, person, SignInProof.Password, returnTo));
        else
            ModelState.AddModelError(nameof(form.Pin), NotRecognised);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("CardSignIn", form);
    }
}

/// <summary>The form of <c>/entrar/carne</c>: the token, which a script took from the address, and the PIN.</summary>
public sealed class CardSignInForm
{
    public string? Token { get; set; }

    public string? Pin { get; set; }
}
