using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.People;
using UsmeAprende.People.Accounts;
using UsmeAprende.Web.Kit;

namespace UsmeAprende.Web.People.Accounts;

/// <summary>The pages of the signed-in person's password, known devices and passkeys.</summary>
public sealed class AccountSecurityController(
    AccountSelfService account,
    PasswordSignIn signIn,
    KnownDevices devices,
    PersonSession session,
    UserManager<Person> users
) : Controller
{
    public const string Path = AccountController.Path + "/seguridad";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(CancellationToken cancel) => View("Security", await PageAsync(cancel));

    [HttpPost(Path + "/clave"), PasswordAdmission]
    public async Task<IActionResult> ChangePassword(PasswordChangeForm form, CancellationToken cancel)
    {
        var me = await account.GetAsync(User.PersonId(), cancel);
        if (
            PasswordRules.FindProblem(form.NewPassword, [me.GivenNames, me.Surnames, .. me.Identifiers.Select(i => i.Value)]) is { } problem
        )
            ModelState.AddModelError(nameof(form.NewPassword), problem);
        else if (!await signIn.ConfirmPasswordAsync(me.Id, form.Password, DeviceCookie.Read(Request), cancel))
            ModelState.AddModelError(nameof(form.Password), "Esa no es su clave de ahora. Revísela y vuelva a intentarlo.");
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("Security", await PageAsync(cancel));
        }

        await session.RenewAsync(HttpContext, await account.ChangePasswordAsync(me.Id, form.NewPassword!, cancel));
        return LocalRedirect($"{Path}?{AccountController.Done}=clave");
    }

    [HttpPost(Path + "/aparatos/quitar")]
    public async Task<IActionResult> ForgetDevice(Guid device, CancellationToken cancel)
    {
        await devices.ForgetAsync(User.PersonId(), device, cancel);
        return LocalRedirect($"{Path}?{AccountController.Done}=aparato");
    }

    [HttpPost(Path + "/cerrar-todo")]
    public async Task<IActionResult> SignOutEverywhere(CancellationToken cancel)
    {
        await account.SignOutEverywhereAsync(User.PersonId(), cancel);
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);

        // The answer is a page without a person: with a name in it, the browser would believe that someone is signed in (R9).
        HttpContext.User = new ClaimsPrincipal(new ClaimsIdentity());
        return View("SignedOut");
    }

    private async Task<AccountSecurityPage> PageAsync(CancellationToken cancel)
    {
        var me = await account.GetAsync(User.PersonId(), cancel);
        return new AccountSecurityPage(
            await devices.ListForPersonAsync(me.Id, cancel),
            await users.GetPasskeysAsync(me),
            DeviceCookie.Read(Request) is { } token ? PersonDevice.Hash(token, me.Id) : []
        );
    }
}

/// <summary>What <c>/mi-cuenta/seguridad</c> shows.</summary>
public sealed record AccountSecurityPage(IReadOnlyList<PersonDevice> Devices, IList<UserPasskeyInfo> Passkeys, byte[] ThisDevice)
{
    public bool IsThis(PersonDevice device) => device.TokenHash.AsSpan().SequenceEqual(ThisDevice);
}

/// <summary>The current password and the new one.</summary>
public sealed class PasswordChangeForm
{
    public string? Password { get; set; }

    public string? NewPassword { get; set; }
}
