using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.People.Accounts;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.Kit.Security;

namespace UsmeAprende.Web.People.Accounts;

/// <summary>Makes and removes passkeys, and signs in with one. They can be used while the password is locked (R11).</summary>
public sealed class PasskeysController(
    UsmeDb db,
    SignInManager<Person> passkeys,
    UserManager<Person> users,
    PersonSession session,
    PasswordSignIn signIn,
    ILogger<PasskeysController> log
) : Controller
{
    private const int MostPasskeys = 10;
    private const int LongestCredential = 20_000;

    // A passkey remains valid when the password changes, so the password is asked: an open phone must not be enough to make one.
    [HttpPost("/api/passkeys/crear"), PasswordAdmission]
    public async Task<IActionResult> CreationOptions(string? keyPassword, CancellationToken cancel)
    {
        var me = await MeAsync(cancel);
        if (!await signIn.ConfirmPasswordAsync(me.Id, keyPassword, DeviceCookie.Read(Request), cancel))
            return Problem(statusCode: StatusCodes.Status400BadRequest, title: "Esa no es su clave. Revísela y vuelva a intentarlo.");
        return Content(
            await passkeys.MakePasskeyCreationOptionsAsync(
                new PasskeyUserEntity
                {
                    Id = me.Id.ToString(),
                    Name = me.GivenNames,
                    DisplayName = me.FullName,
                }
            ),
            "application/json"
        );
    }

    [HttpPost(AccountSecurityController.Path + "/llaves")]
    public async Task<IActionResult> Add(string? credential, CancellationToken cancel)
    {
        var me = await MeAsync(cancel);
        if (!IsObject(credential) || (await users.GetPasskeysAsync(me)).Count >= MostPasskeys)
            return BadRequest();
        var attestation = await AttestAsync(credential!);
        if (attestation is not { Succeeded: true } || attestation.UserEntity.Id != me.Id.ToString())
            return BadRequest();
        attestation.Passkey.Name = DeviceCookie.Describe(Request);
        await db.WriteAsync(() => users.AddOrUpdatePasskeyAsync(me, attestation.Passkey), cancel);
        await session.RenewAsync(HttpContext, me);
        return LocalRedirect($"{AccountSecurityController.Path}?{AccountController.Done}=llave");
    }

    [HttpPost(AccountSecurityController.Path + "/llaves/quitar")]
    public async Task<IActionResult> Remove(string? id, CancellationToken cancel)
    {
        var me = await MeAsync(cancel);
        var credential = (await users.GetPasskeysAsync(me)).FirstOrDefault(p => Convert.ToHexString(p.CredentialId) == id);
        if (credential is not null)
            await db.WriteAsync(() => users.RemovePasskeyAsync(me, credential.CredentialId), cancel);
        await session.RenewAsync(HttpContext, me);
        return LocalRedirect($"{AccountSecurityController.Path}?{AccountController.Done}=llave-quitada");
    }

    [HttpPost("/api/passkeys/entrar"), AllowAnonymous, PageOwnerGuard.AnyPerson, EnableRateLimiting(RateLimitPolicies.SignIn)]
    public async Task<IActionResult> RequestOptions() => Content(await passkeys.MakePasskeyRequestOptionsAsync(null), "application/json");

    [HttpPost("/entrar/llave"), AllowAnonymous, PageOwnerGuard.AnyPerson, EnableRateLimiting(RateLimitPolicies.SignIn)]
    public async Task<IActionResult> Enter(
        string? credential,
        [FromQuery(Name = SignInController.ReturnTo)] string? returnTo,
        CancellationToken cancel
    )
    {
        var assertion = await AssertAsync(credential);
        if (assertion is not { Succeeded: true } || assertion.User.ErasedAt is not null)
        {
            ModelState.AddModelError("", "Esa llave de acceso no sirve aquí. Entre con su clave.");
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("SignIn", new SignInForm());
        }

        await db.WriteAsync(() => users.AddOrUpdatePasskeyAsync(assertion.User, assertion.Passkey), cancel);
        return LocalRedirect(await session.StartAsync(HttpContext, assertion.User.Id, SignInProof.SecondFactor, returnTo));
    }

    private async Task<Person> MeAsync(CancellationToken cancel) =>
        await db.People.FindAsync([User.PersonId()], cancel) ?? throw new InvalidOperationException("The person of this session is gone.");

    // Identity throws if the browser's cookie has no challenge for this answer.
    private async Task<PasskeyAttestationResult?> AttestAsync(string credential)
    {
        try
        {
            return await passkeys.PerformPasskeyAttestationAsync(credential);
        }
        catch (InvalidOperationException unasked)
        {
            log.LogInformation(unasked, "A passkey was offered that was not asked for.");
            return null;
        }
    }

    private async Task<PasskeyAssertionResult<Person>?> AssertAsync(string? credential)
    {
        try
        {
            return IsObject(credential) ? await passkeys.PerformPasskeyAssertionAsync(credential!) : null;
        }
        catch (InvalidOperationException unasked)
        {
            log.LogInformation(unasked, "A passkey was shown that was not asked for.");
            return null;
        }
    }

    private static bool IsObject(string? credential)
    {
        if (credential is not { Length: > 0 and <= LongestCredential })
            return false;
        try
        {
            using var json = JsonDocument.Parse(credential);
            return json.RootElement.ValueKind is JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

/// <summary>Requirements for passkeys: stored on the phone, with user verification (finger, face or PIN), and made for this site.</summary>
public sealed class PasskeyOptionsSetup(IOptions<SiteOptions> site) : IConfigureOptions<IdentityPasskeyOptions>
{
    public void Configure(IdentityPasskeyOptions options)
    {
        // With user verification a passkey is two factors: possession, and biometrics or knowledge.
        options.UserVerificationRequirement = "required";
        options.ResidentKeyRequirement = "required";
        if (site.Value.Url is { } url)
            options.ServerDomain = new Uri(url).Host;
        options.ValidateOrigin = context =>
        {
            var request = context.HttpContext.Request;
            return ValueTask.FromResult(
                !context.CrossOrigin
                    && string.Equals(
                        context.Origin,
                        site.Value.Url ?? $"{request.Scheme}://{request.Host}",
                        StringComparison.OrdinalIgnoreCase
                    )
            );
        };
    }
}
