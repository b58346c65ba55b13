using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.Typing;
using UsmeAprende.Web.Kit.Security;

namespace UsmeAprende.Web.People;

/// <summary>The second question at the door, for those who have a second factor: a code of their phone, or one kept on paper.</summary>
public sealed class SecondStepController(UsmeDb db, UserManager<Person> users, PhoneCodes phone, SignIn signIn, PersonSession session)
    : Controller
{
    [HttpGet("/entrar/segundo-paso"), AllowAnonymous]
    public async Task<IActionResult> Show() =>
        await PersonSession.HalfWayAsync(HttpContext, db) is null ? LocalRedirect("/entrar") : View("SecondStep", new SecondStepForm());

    [HttpPost("/entrar/segundo-paso"), AllowAnonymous, PageOwnerGuard.AnyPerson, EnableRateLimiting(TryLimits.SignIn)]
    public async Task<IActionResult> Enter(
        SecondStepForm form,
        [FromQuery(Name = SignInController.ReturnTo)] string? returnTo,
        CancellationToken cancel
    )
    {
        if (await PersonSession.HalfWayAsync(HttpContext, db) is not { } person)
            return LocalRedirect("/entrar");
        if (
            await signIn.ReserveSecondStepAsync(person, DeviceCookie.Read(Request), cancel) && await IsRightAsync(person, form.Code, cancel)
        )
            return LocalRedirect(await session.StartAsync(HttpContext, person, Proof.SecondFactor, returnTo));

        ModelState.AddModelError(
            nameof(form.Code),
            "Ese código no sirve. Mire el que muestra ahora su aplicación, o use uno de los que guardó en "
                + "papel. Después de varios intentos hay que esperar 15 minutos."
        );
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("SecondStep", form);
    }

    private async Task<bool> IsRightAsync(Guid id, string? typed, CancellationToken cancel)
    {
        var code = string.Concat(TypedText.CleanValue(typed).Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        if (code.Length is 0 or > SecondStepForm.Longest || await users.FindByIdAsync(id.ToString()) is not { } person)
            return false;
        if (await phone.AcceptAsync(person, code, cancel))
            return true;
        var paper = code.Length == SecondStepForm.Paper ? $"{code[..5]}-{code[5..]}" : code;
        return await db.WriteAsync(async () => (await users.RedeemTwoFactorRecoveryCodeAsync(person, paper)).Succeeded, cancel);
    }
}
