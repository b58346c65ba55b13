using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using UsmeAprende.People;
using UsmeAprende.Web.Kit.Security;

namespace UsmeAprende.Web.People;

/// <summary>Where an administrator signs up, by the one-time link of the log or of a command on the server.</summary>
[AllowAnonymous, SecretAddress]
public sealed class SetUpController(SetUp setUp, PersonSession session, TimeProvider clock) : Controller
{
    private const string Path = "/instalar/{token}";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(string token, CancellationToken cancel) =>
        await setUp.IsOpenAsync(token, cancel) ? View("SetUp", new SignUpForm()) : NotFound();

    [HttpPost(Path), PageOwnerGuard.AnyPerson, EnableRateLimiting(TryLimits.SignUp)]
    public async Task<IActionResult> Create(string token, SignUpForm form, CancellationToken cancel)
    {
        if (!await setUp.IsOpenAsync(token, cancel))
            return NotFound();
        if (form.Check(ModelState, clock.GetUtcNow().Year) is not { } request)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("SetUp", form);
        }

        var result = await setUp.CreateAsync(token, request, cancel);
        if (result.Outcome is SignUpOutcome.LinkClosed)
            return NotFound();
        if (result.Person is { } person)
            return LocalRedirect(await session.StartAsync(HttpContext, person.Id, Proof.Password, "/administracion"));
        form.AskForAnother(ModelState);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("SetUp", form);
    }
}
