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

/// <summary>
/// Getting a second factor: an application of codes on one's phone (RFC 6238), and codes on paper for the day the phone is lost (R15).
/// </summary>
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

    // A new secret is a change, so it takes a POST; whoever has a factor already must take it away first, with the password.
    // A factor outlives every password: a phone left open for a minute must not be enough to put one on its owner's account.
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

    // Asked again: whoever sees the drawing on a screen left open could take its secret, and must not be able to make it count.
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

    // Without the secret, which is not for whoever does not know the password.
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

/// <summary>
/// What <c>/mi-cuenta/segundo-paso</c> shows: how things stand, and while enrolling the secret, as a drawing and to type.
/// </summary>
public sealed record SecondFactorEnrolmentPage
{
    public bool IsOn { get; init; }

    /// <summary>Staff may not go on without it.</summary>
    public bool IsDue { get; init; }

    public string? Key { get; init; }

    public string? QrCode { get; init; }

    public IReadOnlyList<string> PaperCodes { get; init; } = [];
}

/// <summary>Leads staff without a second factor to get one, before anything else of their own (R15).</summary>
public static class SecondFactorRequirement
{
    public static IApplicationBuilder UseSecondFactorRequirement(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                if (
                    !context.User.HasClaim(claim => claim.Type == PersonClaimsFactory.PendingRoleClaim)
                    || context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null
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
}
