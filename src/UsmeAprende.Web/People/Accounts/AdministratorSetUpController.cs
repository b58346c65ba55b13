using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using UsmeAprende.People.Accounts;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.Kit.Security;

namespace UsmeAprende.Web.People.Accounts;

/// <summary>The page where an administrator signs up, by the one-time link from the log or a command.</summary>
[AllowAnonymous, SecretAddress]
public sealed class AdministratorSetUpController(AdministratorSetUp setUp, PersonSession session, TimeProvider clock) : Controller
{
    private const string Path = "/instalar/{token}";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(string token, CancellationToken cancel) =>
        await setUp.IsOpenAsync(token, cancel) ? View("SetUp", new SignUpForm()) : NotFound();

    [HttpPost(Path), PageOwnerGuard.AnyPerson, EnableRateLimiting(RateLimitPolicies.SignUp)]
    public async Task<IActionResult> Create(string token, SignUpForm form, CancellationToken cancel)
    {
        if (!await setUp.IsOpenAsync(token, cancel))
            return NotFound();
        if (form.Check(ModelState, clock.GetUtcNow().Year) is not { } request)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("SetUp", form);
        }

        var result = await setUp.CreateAdministratorAsync(token, request, cancel);
        if (result.Status is SignUpStatus.LinkClosed)
            return NotFound();
        if (result.Person is { } person)
            return LocalRedirect(await session.StartAsync(HttpContext, person.Id, SignInProof.Password, "/administracion"));
        form.AskForAnother(ModelState);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("SetUp", form);
    }
}

/// <summary>
/// The command <c>administrator-link</c>: shows a one-time address where another administrator can sign up, for when the only one has left.
/// It is recorded in the audit.
/// </summary>
public static class AdministratorLinkCommand
{
    public const string Command = "administrator-link";

    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, string[] operands, TextWriter tell)
    {
        await using var scope = services.CreateAsyncScope();
        var token = await scope.ServiceProvider.GetRequiredService<AdministratorSetUp>().CreateAnotherLinkAsync(CancellationToken.None);
        await tell.WriteLineAsync(
            "Cree la cuenta de administración "
                + $"en {services.GetRequiredService<IOptions<SiteOptions>>().Value.Url}/instalar/{token} (sirve una "
                + $"vez, durante {SetUpLink.Validity.TotalHours} horas)."
        );
        return 0;
    }
}
