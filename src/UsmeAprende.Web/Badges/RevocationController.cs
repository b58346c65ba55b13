using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Badges;
using UsmeAprende.People;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Badges;

/// <summary>Where a coordinator finds a badge that was given by mistake, and takes it back with a reason.</summary>
[Authorize(Roles = nameof(Role.Coordinator))]
public sealed class RevocationController(IssuedBadges issued, Revocation revocation, PersonSearch people, LookUps lookUps) : Controller
{
    public const string Path = "/coordinacion/insignias";

    private const string One = Path + "/{award:guid}";

    [HttpGet(Path)]
    public Task<IActionResult> Index(CancellationToken cancel) => ShowAsync(new IssuedBadgesForm(), cancel);

    // A document is personal: it is sent in the body, for addresses end up in logs.
    [HttpPost(Path)]
    public async Task<IActionResult> Find(IssuedBadgesForm form, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(form.Busca))
            return await ShowAsync(form, cancel);
        if (!lookUps.TryTake(User.PersonId(), ModelState, Response))
            return View("IssuedBadges", form);
        var answer = await ShowAsync(form, cancel);
        await lookUps.NoteAsync(User.PersonId(), [.. form.Found.Select(f => f.Owner).Distinct()], cancel);
        return answer;
    }

    [HttpGet(One)]
    public Task<IActionResult> Show(Guid award, CancellationToken cancel) => ShowAsync(award, new RevocationForm(), cancel);

    [HttpPost(One + "/revocar")]
    public async Task<IActionResult> Revoke(Guid award, RevocationForm form, CancellationToken cancel)
    {
        if (await issued.FindAsync(award, cancel) is null)
            return NotFound();
        if (ModelState.IsValid)
        {
            if (await revocation.RevokeAsync(User.PersonId(), award, form.Reason!, cancel))
                return LocalRedirect($"{Path}/{award}?hecho=revocada");
            ModelState.AddModelError("", "Esta insignia ya estaba revocada. Mire abajo desde cuándo.");
        }
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return await ShowAsync(award, form, cancel);
    }

    private async Task<IActionResult> ShowAsync(IssuedBadgesForm form, CancellationToken cancel)
    {
        form.Found = await issued.FindAsync(form.Busca, cancel);
        return View("IssuedBadges", form);
    }

    private async Task<IActionResult> ShowAsync(Guid award, RevocationForm form, CancellationToken cancel) =>
        await issued.FindAsync(award, cancel) is { } found
            ? View("Revocation", new RevocationPage(found, await people.ByIdAsync(found.Owner, cancel), form))
            : NotFound();
}
