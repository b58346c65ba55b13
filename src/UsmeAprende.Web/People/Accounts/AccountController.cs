using Microsoft.AspNetCore.Mvc;
using UsmeAprende.People;
using UsmeAprende.People.Accounts;
using UsmeAprende.People.Identity;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.People.Identity;

namespace UsmeAprende.Web.People.Accounts;

/// <summary>The pages of the signed-in person's own data: see, correct and prove them.</summary>
public sealed class AccountController(
    AccountSelfService account,
    EmailVerification verification,
    ParticipationNeedsService needs,
    SecondFactorReset resets,
    TimeProvider clock
) : Controller
{
    public const string Path = "/mi-cuenta";

    /// <summary>The query parameter that says what was just done, for a notice.</summary>
    public const string Done = "hecho";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(CancellationToken cancel) => View("Account", await PageAsync(cancel));

    [HttpGet(Path + "/datos")]
    public async Task<IActionResult> Edit(CancellationToken cancel)
    {
        var form = ProfileForm.FromPerson(await account.GetAsync(User.PersonId(), cancel));
        form.Needs = [.. NeedsChoices.Write(await needs.ReadAsync(User.PersonId(), cancel))];
        return View("AccountData", form);
    }

    [HttpPost(Path + "/datos"), PasswordAdmission]
    public async Task<IActionResult> Correct(
        ProfileForm form,
        string? password,
        [FromServices] PasswordSignIn signIn,
        [FromServices] PersonSession session,
        CancellationToken cancel
    )
    {
        var me = await account.GetAsync(User.PersonId(), cancel);
        form.IsAuthorised = me.GuardianAuthorisedAt is not null;
        if (form.CheckProfile(ModelState, clock.GetUtcNow().Year) is not { } profile)
            return Again(form, password);

        // With these a person signs in and recovers the account, so the password is asked: an open phone must not be enough to change them.
        if (!profile.HasSameIdentifiersAs(me) && !await signIn.ConfirmPasswordAsync(me.Id, password, DeviceCookie.Read(Request), cancel))
        {
            ModelState.AddModelError(nameof(password), "Para cambiar su documento, su celular o su correo, escriba también su clave.");
            return Again(form, password);
        }

        if (await account.UpdateProfileAsync(me.Id, profile, cancel) is ProfileUpdateResult.NoWayIn)
        {
            form.AskForAnother(ModelState);
            return Again(form, password);
        }
        await needs.ChangeAsync(me.Id, _ => NeedsChoices.Read(form.Needs), cancel);
        await session.RenewAsync(HttpContext, me);
        return LocalRedirect($"{Path}?{Done}=datos");
    }

    private async Task<AccountPage> PageAsync(CancellationToken cancel)
    {
        var me = await account.GetAsync(User.PersonId(), cancel);
        return new AccountPage(me, await account.ListSignInIdentifiersAsync(me, cancel), await resets.FindLastResetAsync(me.Id, cancel));
    }

    private ViewResult Again(ProfileForm form, string? password)
    {
        ProfileForm.AskPasswordAgain(ModelState, nameof(password), password);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("AccountData", form);
    }

    [HttpPost(Path + "/correo/enviar")]
    public async Task<IActionResult> SendCode(CancellationToken cancel)
    {
        var sent = await verification.SendCodeAsync(User.PersonId(), cancel);
        return LocalRedirect($"{Path}?{Done}={(sent ? "correo-enviado" : "correo-esperar")}");
    }

    [HttpPost(Path + "/correo")]
    public async Task<IActionResult> ConfirmEmail(string? code, CancellationToken cancel)
    {
        var answer = await verification.ConfirmAsync(User.PersonId(), code, cancel);
        if (answer is EmailVerificationResult.Verified)
            return LocalRedirect($"{Path}?{Done}=correo");
        ModelState.AddModelError(
            nameof(code),
            answer is EmailVerificationResult.SomeoneElses
                ? "Otra cuenta ya confirmó ese correo. Si las dos cuentas son suyas, pida ayuda a quien facilita el café."
                : "Ese código no sirve. Revíselo o pida uno nuevo: solo vale el último que le enviamos."
        );
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Account", await PageAsync(cancel));
    }
}

/// <summary>What <c>/mi-cuenta</c> shows.</summary>
/// <param name="Person">The person.</param>
/// <param name="Opening">The identifiers by which the person can sign in at any device.</param>
/// <param name="FactorTakenAt">When staff removed the second factor, if lately.</param>
public sealed record AccountPage(Person Person, IReadOnlyList<PersonIdentifier> Opening, DateTime? FactorTakenAt)
{
    public bool HasNoWayIn => Person is { PasswordHash: not null, Identifiers.Count: > 0 } && Opening.Count == 0;

    /// <summary>So many others claimed it before that sign-in does not try this person at an unfamiliar device.</summary>
    public bool IsCrowded(PersonIdentifier identifier) => Person.PasswordHash is not null && !Opening.Contains(identifier);
}
