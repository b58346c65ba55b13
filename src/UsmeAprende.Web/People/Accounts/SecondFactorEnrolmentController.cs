using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using UsmeAprende.Data;
using UsmeAprende.Documents;
using UsmeAprende.People;
using UsmeAprende.People.Accounts;
using UsmeAprende.Typing;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.Kit.Security;

namespace UsmeAprende.Web.People.Accounts;

/// <summary>The pages for setting up a second factor: an authenticator app (RFC 6238), and recovery codes on paper (R15).</summary>
public sealed class SecondFactorEnrolmentController(
    UsmeDb db,
    UserManager<Person> users,
    TotpVerifier phone,
    PasswordSignIn signIn,
    PersonSession session,
    IOptions<SiteOptions> site,
    IOptions<PeopleOptions> people
) : Controller
{
    public const string Path = "/mi-cuenta/segundo-paso";

    private const int PaperCodes = 10;

    [HttpGet(Path)]
    public async Task<IActionResult> Show(CancellationToken cancel) => View("SecondFactor", Page(await MeAsync(cancel)));

    // A new secret is a change and needs a POST; an existing factor must be removed first, with the password. A factor remains valid when
    // the password changes, so the password is asked: an open phone must not be enough to add one.
    [HttpPost(Path + "/empezar"), PasswordAdmission]
    public async Task<IActionResult> Begin(string? password, CancellationToken cancel)
    {
        var me = await MeAsync(cancel);
        if (me.TwoFactorEnabled)
            return LocalRedirect(Path);
        if (!await signIn.ConfirmPasswordAsync(me.Id, password, DeviceCookie.Read(Request), cancel))
            return WrongPassword(me);
        await db.WriteAsync(() => users.ResetAuthenticatorKeyAsync(me), cancel);
        await session.RenewAsync(HttpContext, me);
        return View("SecondFactor", await EnrolmentAsync(me));
    }

    // The password is asked again: a person who copies the secret from an open screen must not be able to activate it.
    [HttpPost(Path), PasswordAdmission]
    public async Task<IActionResult> Confirm(SecondFactorCodeForm form, string? password, CancellationToken cancel)
    {
        var me = await MeAsync(cancel);
        if (me.TwoFactorEnabled || await users.GetAuthenticatorKeyAsync(me) is null)
            return LocalRedirect(Path);
        if (!await signIn.ConfirmPasswordAsync(me.Id, password, DeviceCookie.Read(Request), cancel))
            return WrongPassword(me);
        var code = string.Concat(TypedText.CleanValue(form.Code).Where(char.IsAsciiDigit));
        if (!await phone.AcceptAsync(me, code, cancel))
        {
            ModelState.AddModelError(
                nameof(form.Code),
                "Ese código no sirve. Escriba los seis números que la aplicación muestra ahora. Revise también que "
                    + "la hora de su celular sea la correcta."
            );
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("SecondFactor", await EnrolmentAsync(me));
        }

        var paper = await db.WriteAsync(
            async () =>
            {
                await users.SetTwoFactorEnabledAsync(me, true);
                return await users.GenerateNewTwoFactorRecoveryCodesAsync(me, PaperCodes);
            },
            cancel
        );
        await session.RenewAsync(HttpContext, me, SignInProof.SecondFactor);
        return View("SecondFactor", Page(me) with { PaperCodes = [.. paper!] });
    }

    [HttpPost(Path + "/quitar"), PasswordAdmission]
    public async Task<IActionResult> Remove(string? password, CancellationToken cancel)
    {
        var me = await MeAsync(cancel);
        if (!await signIn.ConfirmPasswordAsync(me.Id, password, DeviceCookie.Read(Request), cancel))
            return WrongPassword(me);

        await db.WriteAsync(
            async () =>
            {
                await users.SetTwoFactorEnabledAsync(me, false);
                await users.ResetAuthenticatorKeyAsync(me);
            },
            cancel
        );
        await session.RenewAsync(HttpContext, me, SignInProof.Password);
        return LocalRedirect(Path);
    }

    private async Task<Person> MeAsync(CancellationToken cancel) =>
        await db.People.FindAsync([User.PersonId()], cancel) ?? throw new InvalidOperationException("The person of this session is gone.");

    // Without the secret, which is only shown to a person who knows the password.
    private ViewResult WrongPassword(Person me)
    {
        ModelState.AddModelError("password", "Esa no es su clave. Revísela y vuelva a intentarlo.");
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("SecondFactor", Page(me));
    }

    private SecondFactorEnrolmentPage Page(Person me) =>
        new()
        {
            IsOn = me.TwoFactorEnabled,
            IsDue = me.Role is not PersonRole.Learner && people.Value.StaffSecondFactor is SecondFactorPolicy.Required,
        };

    private async Task<SecondFactorEnrolmentPage> EnrolmentAsync(Person me)
    {
        var key = await users.GetAuthenticatorKeyAsync(me) ?? throw new InvalidOperationException("Enrolment has not begun.");
        var issuer = UrlEncoder.Default.Encode(site.Value.Name);
        return Page(me) with
        {
            Key = string.Join(' ', key.Chunk(4).Select(four => new string(four))),
            QrCode = QrCodeDrawing.DrawSvg(
                $"otpauth://totp/{issuer}:{UrlEncoder.Default.Encode(me.GivenNames)}?secret={key}&issuer={issuer}",
                "Código QR para su aplicación de códigos"
            ),
        };
    }
}

/// <summary>What <c>/mi-cuenta/segundo-paso</c> shows: the state, and during the set-up the secret, as a QR code and as text.</summary>
public sealed record SecondFactorEnrolmentPage
{
    public bool IsOn { get; init; }

    /// <summary>Whether staff must have one.</summary>
    public bool IsDue { get; init; }

    public string? Key { get; init; }

    public string? QrCode { get; init; }

    public IReadOnlyList<string> PaperCodes { get; init; } = [];
}

/// <summary>Redirects staff without a second factor to set one up first (R15).</summary>
public static class SecondFactorRequirement
{
    public static IApplicationBuilder UseSecondFactorRequirement(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                if (
                    !context.User.HasClaim(claim => claim.Type == PersonClaimsFactory.PendingRoleClaim)
                    || IsForEverybody(context.GetEndpoint()?.Metadata)
                    || context.Request.Path.StartsWithSegments(SecondFactorEnrolmentController.Path)
                )
                {
                    return next(context);
                }

                if (HttpMethods.IsGet(context.Request.Method) && !context.Request.Path.StartsWithSegments("/api"))
                {
                    context.Response.Redirect(SecondFactorEnrolmentController.Path);
                    return Task.CompletedTask;
                }

                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return PageOwnerGuard.ExplainRefusalAsync(context);
            }
        );

    // An own page may also have something to say to nobody.
    private static bool IsForEverybody(EndpointMetadataCollection? action) =>
        action?.GetMetadata<IAllowAnonymous>() is not null && action.GetMetadata<OwnPageAttribute>() is null;
}
