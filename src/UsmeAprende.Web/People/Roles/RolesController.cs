using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using UsmeAprende.People;
using UsmeAprende.People.Accounts;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Roles;
using UsmeAprende.Web.People.Identity;

namespace UsmeAprende.Web.People.Roles;

/// <summary>The pages for changing roles (R15). The person's identifier must be typed: nobody is listed.</summary>
[Authorize(Roles = $"{nameof(PersonRole.Coordinator)},{nameof(PersonRole.Administrator)}")]
public sealed class RolesController(
    PersonSearch search,
    PersonLookUpGuard lookUps,
    RoleAssignment roles,
    PasswordRecovery recovery,
    SecondFactorReset resets
) : Controller
{
    public const string Path = "/coordinacion/personas";

    private const string NotForThem = "Usted no puede ayudar a entrar a esa persona, o no tiene segundo paso. Nadie se ayuda a sí mismo.";

    [HttpGet(Path)]
    public IActionResult Show() => View("Roles", new RolesForm());

    [HttpPost(Path)]
    public async Task<IActionResult> Find(RolesForm form, CancellationToken cancel)
    {
        if (!lookUps.TryTake(HttpContext.Actor(), ModelState, Response))
            return View("Roles", form);
        form.Found = await lookUps.RecordAsync(HttpContext.Actor(), search.ListByIdentifierAsync(form.Identifier, cancel), cancel);
        if (form.Found.Count > 0)
            return View("Roles", form);
        ModelState.AddModelError(nameof(form.Identifier), "No encontramos a nadie con ese dato. Escríbalo completo.");
        return Again(form);
    }

    [HttpPost(Path + "/{person:guid}/codigo")]
    public async Task<IActionResult> GiveCode(PersonId person, CancellationToken cancel) =>
        await recovery.IssueCodeAsync(HttpContext.Actor(), person, cancel) is { } code
            ? View("Roles", new RolesForm { Code = code })
            : Refuse(NotForThem);

    [HttpPost(Path + "/{person:guid}/segundo-paso")]
    public async Task<IActionResult> ResetSecondFactor(PersonId person, CancellationToken cancel) =>
        await resets.ResetAsync(HttpContext.Actor(), person, cancel)
            ? View("Roles", new RolesForm { IsFactorTaken = true })
            : Refuse(NotForThem);

    // The first press only asks for confirmation: one wrong tap must not make anybody staff.
    [HttpPost(Path + "/papel")]
    public async Task<IActionResult> Change(RolesForm form, PersonId person, string? role, bool confirmed, CancellationToken cancel)
    {
        if (Enum.TryParse<PersonRole>(role, out var to) && Enum.IsDefined(to))
        {
            if (
                !confirmed
                && await search.FindAsync(person, cancel) is { } found
                && StaffPermissions.MayChangeRole(HttpContext.Actor().Role, found.Role, to)
                && person != HttpContext.Actor().PersonId
            )
                return View("RoleChange", new RoleChangePage(found, to));
            if (confirmed && await roles.ChangeRoleAsync(HttpContext.Actor(), person, to, cancel))
                return View("Roles", new RolesForm { Changed = RoleWords.Name(to) });
        }

        return Refuse(
            "Ese cambio no se puede: nadie cambia su propio papel, y quien coordina solo puede nombrar a quienes facilitan.",
            form
        );
    }

    private ViewResult Refuse(string why, RolesForm? form = null)
    {
        ModelState.AddModelError("", why);
        return Again(form ?? new RolesForm());
    }

    private ViewResult Again(RolesForm form)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Roles", form);
    }
}

/// <summary>The search for the person whose role is to be changed.</summary>
public sealed class RolesForm
{
    public string? Identifier { get; set; }

    [BindNever]
    public IReadOnlyList<PersonSummary> Found { get; set; } = [];

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
public sealed record RoleChangePage(PersonSummary Person, PersonRole To);

/// <summary>Spanish names of the roles.</summary>
public static class RoleWords
{
    public static string Name(PersonRole role) =>
        role switch
        {
            PersonRole.Facilitator => "Facilitación",
            PersonRole.Coordinator => "Coordinación",
            PersonRole.Administrator => "Administración",
            _ => "Participante",
        };
}
