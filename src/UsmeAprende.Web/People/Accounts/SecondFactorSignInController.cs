using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.People.Accounts;
using UsmeAprende.Typing;
using UsmeAprende.Web.Kit.Security;

namespace UsmeAprende.Web.People.Accounts;

/// <summary>The second step of signing in: a code of the authenticator app, or a recovery code.</summary>
public sealed class SecondFactorSignInController(
    UsmeDb db,
    UserManager<Person> users,
    TotpVerifier phone,
    PasswordSignIn signIn,
    PersonSession session
) : Controller
{
    [HttpGet("/entrar/segundo-paso"), AllowAnonymous]
    public async Task<IActionResult> Show() =>
        await PersonSession.FindAwaitingSecondFactorAsync(HttpContext, db) is null
            ? LocalRedirect("/entrar")
            : View("SecondStep", new SecondFactorCodeForm());

    [HttpPost("/entrar/segundo-paso"), AllowAnonymous, PageOwnerGuard.AnyPerson, EnableRateLimiting(RateLimitPolicies.SignIn)]
    public async Task<IActionResult> Enter(
        SecondFactorCodeForm form,
        [FromQuery(Name = SignInController.ReturnTo)] string? returnTo,
        CancellationToken cancel
    )
    {
        if (await PersonSession.FindAwaitingSecondFactorAsync(HttpContext, db) is not { } person)
            return LocalRedirect("/entrar");
        if (
            await signIn.ReserveSecondFactorAttemptAsync(person, DeviceCookie.Read(Request), cancel)
            && await IsRightAsync(person, form.Code, cancel)
        )
            return LocalRedirect(await session.StartAsync(HttpContext, person, SignInProof.SecondFactor, returnTo));

        ModelState.AddModelError(
            nameof(form.Code),
            "Ese código no sirve. Mire el que muestra ahora su aplicación, o use uno de los que guardó en "
                + "papel. Después de varios intentos hay que esperar 15 minutos."
        );
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("SecondStep", form);
    }

    private async Task<bool> IsRightAsync(PersonId id, string? typed, CancellationToken cancel)
    {
        var code = string.Concat(TypedText.CleanValue(typed).Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        if (code.Length is 0 or > SecondFactorCodeForm.Longest || await users.FindByIdAsync(id.ToString()) is not { } person)
            return false;
        if (await phone.AcceptAsync(person, code, cancel))
            return true;
        var paper = code.Length == SecondFactorCodeForm.Paper ? $"{code[..5]}-{code[5..]}" : code;
        return await db.WriteAsync(async () => (await users.RedeemTwoFactorRecoveryCodeAsync(person, paper)).Succeeded, cancel);
    }
}

/// <summary>The code typed at <c>/entrar/segundo-paso</c>.</summary>
public sealed class SecondFactorCodeForm
{
    /// <summary>Letters and digits of a recovery code.</summary>
    public const int Paper = 10;

    public const int Longest = 20;

    public string? Code { get; set; }
}
