using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using UsmeAprende.People;
using UsmeAprende.People.Accounts;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Roles;
using UsmeAprende.Web.People.Identity;

namespace UsmeAprende.Web.People.Roles;

/// <summary>
/// The pages of roles: who has which, and changing them (R15). Learners are not listed: their identifier must be typed.
/// </summary>
[Authorize(Roles = $"{nameof(PersonRole.Coordinator)},{nameof(PersonRole.Administrator)}")]
public sealed class RolesController(
    PersonSearch search,
    PersonLookUpGuard lookUps,
    RoleAssignment roles,
    StaffRoster roster,
    DocumentVerification documents,
    PasswordRecovery recovery,
    SecondFactorReset resets
) : Controller
{
    public const string Path = "/coordinacion/papeles";

    private const string NotAllowed =
        "Ese cambio no se puede: nadie cambia su propio papel, y quien coordina solo puede nombrar a quienes facilitan.";

    private const string NotForThem = "Usted no puede ayudar a entrar a esa persona, o no tiene segundo paso. Nadie se ayuda a sí mismo.";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(CancellationToken cancel) => await ShowAsync(new RolesForm(), cancel);

    [HttpPost(Path)]
    public async Task<IActionResult> Find(RolesForm form, CancellationToken cancel)
    {
        if (!lookUps.TryTake(HttpContext.Actor(), ModelState, Response))
            return await ShowAsync(form, cancel);
        form.Found = await lookUps.RecordAsync(HttpContext.Actor(), search.ListByIdentifierAsync(form.Identifier, cancel), cancel);
        if (form.Found.Count > 0)
            return await ShowAsync(form, cancel);
        ModelState.AddModelError(nameof(form.Identifier), "No encontramos a nadie con ese dato. Escríbalo completo.");
        return await AgainAsync(form, cancel);
    }

    [HttpPost(Path + "/{person:guid}/codigo")]
    public async Task<IActionResult> GiveCode(PersonId person, CancellationToken cancel) =>
        await recovery.IssueCodeAsync(HttpContext.Actor(), person, cancel) is { } code
            ? await ShowAsync(new RolesForm { Code = code }, cancel)
            : await RefuseAsync(NotForThem, null, cancel);

    [HttpPost(Path + "/{person:guid}/segundo-paso")]
    public async Task<IActionResult> ResetSecondFactor(PersonId person, CancellationToken cancel) =>
        await resets.ResetAsync(HttpContext.Actor(), person, cancel)
            ? await ShowAsync(new RolesForm { IsFactorTaken = true }, cancel)
            : await RefuseAsync(NotForThem, null, cancel);

    // The first press only asks for confirmation: one wrong tap must not make anybody staff.
    [HttpPost(Path + "/papel")]
    public async Task<IActionResult> Change(RoleChangeForm form, CancellationToken cancel)
    {
        if (
            !Enum.TryParse<PersonRole>(form.Role, out var to)
            || !Enum.IsDefined(to)
            || await search.FindAsync(form.Person, cancel) is not { } found
            || !StaffPermissions.MayChangeRole(HttpContext.Actor().Role, found.Role, to)
            || form.Person == HttpContext.Actor().PersonId
        )
            return await RefuseAsync(NotAllowed, null, cancel);
        (form.Found, form.To) = (found, to);
        form.NeedsProof = to is not PersonRole.Learner && !await roles.IsProvenAsync(form.Person, cancel);
        if (!form.Confirmed)
            return View("RoleChange", form);
        if (form.NeedsProof && !await SeeDocumentAsync(form, cancel))
        {
            if (Response.StatusCode is StatusCodes.Status200OK)
                Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("RoleChange", form);
        }
        return await roles.ChangeRoleAsync(HttpContext.Actor(), form.Person, to, cancel) is RoleChangeResult.Changed
            ? await ShowAsync(new RolesForm { Changed = RoleWords.Name(to) }, cancel)
            : await RefuseAsync(NotAllowed, null, cancel);
    }

    private async Task<bool> SeeDocumentAsync(RoleChangeForm form, CancellationToken cancel)
    {
        if (!Enum.TryParse<IdentityDocumentType>(form.DocumentType, out var type) || !Enum.IsDefined(type))
            ModelState.AddModelError(nameof(form.DocumentType), "Elija qué documento es.");
        else if (!DocumentNumber.TryParse(type, form.Document, out var number, out var problem))
            ModelState.AddModelError(nameof(form.Document), problem);
        else if (
            lookUps.TryTake(HttpContext.Actor(), ModelState, Response)
            && await documents.VerifyAsync(HttpContext.Actor(), form.Person, number, cancel) is not DocumentVerificationResult.Verified
        )
            ModelState.AddModelError(
                nameof(form.Document),
                "Ese no es el documento de esa cuenta. Revise el número, o pídale a la persona que confirme su correo en Mi cuenta."
            );
        return ModelState.IsValid;
    }

    private Task<ViewResult> RefuseAsync(string why, RolesForm? form, CancellationToken cancel)
    {
        ModelState.AddModelError("", why);
        return AgainAsync(form ?? new RolesForm(), cancel);
    }

    private Task<ViewResult> AgainAsync(RolesForm form, CancellationToken cancel)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return ShowAsync(form, cancel);
    }

    private async Task<ViewResult> ShowAsync(RolesForm form, CancellationToken cancel)
    {
        form.Staff = await roster.ListAsync(cancel);
        return View("Roles", form);
    }
}

/// <summary>The search for the person whose role is to be changed.</summary>
public sealed class RolesForm
{
    public string? Identifier { get; set; }

    [BindNever]
    public IReadOnlyList<PersonSummary> Found { get; set; } = [];

    [BindNever]
    public IReadOnlyList<StaffRosterLine> Staff { get; set; } = [];

    /// <summary>The new role.</summary>
    [BindNever]
    public string? Changed { get; set; }

    /// <summary>The new code, shown only once.</summary>
    [BindNever]
    public string? Code { get; set; }

    /// <summary>Whether the person's second factor was just removed.</summary>
    [BindNever]
    public bool IsFactorTaken { get; set; }
}

/// <summary>A change of role that needs confirmation.</summary>
public sealed class RoleChangeForm
{
    public PersonId Person { get; set; }

    public string? Role { get; set; }

    public bool Confirmed { get; set; }

    public string? DocumentType { get; set; }

    public string? Document { get; set; }

    [BindNever, ValidateNever]
    public PersonSummary Found { get; set; } = null!;

    [BindNever]
    public PersonRole To { get; set; }

    /// <summary>Nobody saw the person's document and no e-mail is proven, so the document is asked for.</summary>
    [BindNever]
    public bool NeedsProof { get; set; }
}

/// <summary>Spanish texts about roles.</summary>
public static class RoleWords
{
    public static string Name(PersonRole role) => RoleNames.Describe(role);

    public static string GivenBy(RoleGrant? grant) =>
        grant switch
        {
            null => "Sin anotar",
            { ByLink: true } => "El enlace del servidor",
            { By: null or "" } => "Alguien que borró sus datos",
            _ => grant.By,
        };
}
