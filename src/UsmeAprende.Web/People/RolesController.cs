using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.People;

namespace UsmeAprende.Web.People;

/// <summary>Choosing who facilitates, coordinates and administers (R15). Who chooses must type the person's identifier: nobody is listed.</summary>
[Authorize(Roles = $"{nameof(Role.Coordinator)},{nameof(Role.Administrator)}")]
public sealed class RolesController(PersonSearch search, Roles roles) : Controller
{
    public const string Path = "/coordinacion/personas";

    [HttpGet(Path)]
    public IActionResult Show() => View("Roles", new RolesForm());

    [HttpPost(Path)]
    public async Task<IActionResult> Find(RolesForm form, CancellationToken cancel)
    {
        form.Found = await search.ByIdentifierAsync(form.Identifier, cancel);
        if (form.Found.Count > 0)
            return View("Roles", form);
        ModelState.AddModelError(nameof(form.Identifier), "No encontramos a nadie con ese dato. Escríbalo completo.");
        return Again(form);
    }

    // One slip of a thumb must not make anyone staff: the first press only asks.
    [HttpPost(Path + "/papel")]
    public async Task<IActionResult> Change(RolesForm form, Guid person, string? role, bool confirmed, CancellationToken cancel)
    {
        if (Enum.TryParse<Role>(role, out var to) && Enum.IsDefined(to))
        {
            if (!confirmed && await search.ByIdAsync(person, cancel) is { } found && Authority.MayChangeRole(PersonClaims.ActingRole(User), found.Role, to) && person != User.PersonId())
                return View("RoleChange", new RoleChangePage(found, to));
            if (confirmed && await roles.ChangeAsync(User.PersonId(), person, to, cancel))
                return View("Roles", new RolesForm { Changed = RoleWords.Name(to) });
        }

        ModelState.AddModelError("", "Ese cambio no se puede: nadie cambia su propio papel, y quien coordina solo puede nombrar a quienes facilitan.");
        return Again(form);
    }

    private ViewResult Again(RolesForm form)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Roles", form);
    }
}
