using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using UsmeAprende.People.Accounts;
using UsmeAprende.Typing;
using UsmeAprende.Web.Kit.Caching;
using UsmeAprende.Web.Kit.Help;
using UsmeAprende.Web.Kit.Security;

namespace UsmeAprende.Web.People.Accounts;

/// <summary>The pages for choosing a new password with a code from staff or by e-mail (R12).</summary>
public sealed class PasswordRecoveryController(PasswordRecovery recovery, PasswordRecoveryEmails letters, PersonSession session)
    : Controller
{
    [HttpGet("/entrar/recuperar"), AllowAnonymous, PublicPage(Area = NextGathering.Area)]
    public IActionResult Show() => View("Recovery", new PasswordRecoveryForm());

    [HttpPost("/entrar/recuperar/correo"), AllowAnonymous, PageOwnerGuard.AnyPerson, EnableRateLimiting(RateLimitPolicies.Recovery)]
    public async Task<IActionResult> Send(PasswordRecoveryForm form, CancellationToken cancel)
    {
        if (TypedText.CleanValue(form.Identifier).Length == 0)
        {
            ModelState.AddModelError(nameof(form.Identifier), "Escriba su documento, su celular o su correo.");
            return Again(form);
        }

        await letters.RequestAsync(form.Identifier, cancel);
        ViewData["Sent"] = true;
        return View("Recovery", form);
    }

    [HttpPost("/entrar/recuperar"), AllowAnonymous, PageOwnerGuard.AnyPerson, EnableRateLimiting(RateLimitPolicies.Recovery)]
    public async Task<IActionResult> Redeem(PasswordRecoveryForm form, CancellationToken cancel)
    {
        if (TypedText.CleanValue(form.Identifier).Length == 0)
            ModelState.AddModelError(nameof(form.Identifier), "Escriba su documento, su celular o su correo.");
        if (TypedText.CleanValue(form.Code).Length == 0)
            ModelState.AddModelError(nameof(form.Code), "Escriba el código de ocho números.");
        if (PasswordRules.FindProblem(form.Password, [form.Identifier]) is { } problem)
            ModelState.AddModelError(nameof(form.Password), problem);
        if (!ModelState.IsValid)
            return Again(form);

        var answer = await recovery.RedeemCodeAsync(form.Identifier, form.Code, form.Password, cancel);
        if (answer.PersonId is { } person)
            return LocalRedirect(
                await session.StartAsync(
                    HttpContext,
                    person,
                    SignInProof.Password,
                    $"{AccountController.Path}?{AccountController.Done}=clave"
                )
            );
        if (answer.PasswordProblem is { } unfit)
            ModelState.AddModelError(nameof(form.Password), unfit);
        else
            ModelState.AddModelError(
                nameof(form.Code),
                "Ese código no sirve con ese dato. Revise los dos, o pida un código nuevo: cada uno sirve una vez y por poco tiempo."
            );
        return Again(form);
    }

    private ViewResult Again(PasswordRecoveryForm form)
    {
        ProfileForm.AskPasswordAgain(ModelState, nameof(form.Password), form.Password);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Recovery", form);
    }
}

/// <summary>The form of <c>/entrar/recuperar</c>.</summary>
public sealed class PasswordRecoveryForm
{
    public string? Identifier { get; set; }

    public string? Code { get; set; }

    public string? Password { get; set; }
}
