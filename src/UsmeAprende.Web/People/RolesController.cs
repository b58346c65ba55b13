using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.People;

namespace UsmeAprende.Web.People;

/// <summary>
/// Choosing who facilitates, coordinates and administers (R15). Who chooses must type the person's identifier: nobody is listed.
/// </summary>
[Authorize(Roles = $"{nameof(Role.Coordinator)},{nameof(Role.Administrator)}")]
public sealed class RolesController(PersonSearch search, LookUps lookUps, Roles roles, Recovery recovery, SecondFactorReset resets)
    : Controller
{
    public const string Path = "/coordinacion/personas";

    private const string NotForThem = "Usted no puede ayudar a entrar a esa persona, o no tiene segundo paso. Nadie se ayuda a sí mismo.";

    [HttpGet(Path)]
    public IActionResult Show() => View("Roles", new RolesForm());

    [HttpPost(Path)]
    public async Task<IActionResult> Find(RolesForm form, CancellationToken cancel)
    {
        if (!lookUps.TryTake(User.PersonId(), ModelState, Response))
            return View("Roles", form);
        form.Found = await lookUps.NoteAsync(User.PersonId(), search.ByIdentifierAsync(form.Identifier, cancel), cancel);
        if (form.Found.Count > 0)
            return View("Roles", form);
        ModelState.AddModelError(nameof(form.Identifier), "No encontramos a nadie con ese dato. Escríbalo completo.");
        return Again(form);
    }

    [HttpPost(Path + "/{person:guid}/codigo")]
    public async Task<IActionResult> GiveCode(Guid person, CancellationToken cancel) =>
        await recovery.IssueAsync(User.PersonId(), person, cancel) is { } code
            ? View("Roles", new RolesForm { Code = code })
            : Refuse(NotForThem);

    [HttpPost(Path + "/{person:guid}/segundo-paso")]
    public async Task<IActionResult> ResetSecondFactor(Guid person, CancellationToken cancel) =>
        await resets.ResetAsync(User.PersonId(), person, cancel)
            ? View("Roles", new RolesForm { IsFactorTaken = true })
            : Refuse(NotForThem);

    // One slip of a thumb must not make anyone staff: the first press only asks.
    [HttpPost(Path + "/papel")]
    public async Task<IActionResult> Change(RolesForm form, Guid person, string? role, bool confirmed, CancellationToken cancel)
    {
        if (Enum.TryParse<Role>(role, out var to) && Enum.IsDefined(to))
        {
            if (
                !confirmed
                && await search.ByIdAsync(person, cancel) is { } found
                && Authority.MayChangeRole(PersonClaims.ActingRole(User), found.Role, to)
                && person != User.PersonId()
            )
                return View("RoleChange", new RoleChangePage(found, to));
            if (confirmed && await roles.ChangeAsync(User.PersonId(), person, to, cancel))
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
