using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Badges;
using UsmeAprende.Badges.Sharing;
using UsmeAprende.Web.Kit;

namespace UsmeAprende.Web.Badges.Sharing;

/// <summary>The page of a person's own badges, where they can be shared.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class OwnBadgesController(PersonBadgesReader badges, BadgeSharing sharing) : Controller
{
    private const string Path = "/mis-insignias";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(CancellationToken cancel) => View("OwnBadges", await badges.ReadAsync(User.PersonId(), cancel));

    [HttpPost(Path + "/{award:guid}/compartir")]
    public async Task<IActionResult> Share(Guid award, bool showName, CancellationToken cancel)
    {
        switch (await sharing.ShareAsync(User.PersonId(), award, showName, cancel))
        {
            case BadgeSharingResult.Shared:
                return LocalRedirect($"{Path}?hecho=compartida#i-{award}");
            case BadgeSharingResult.NotTheirs:
                return NotFound();
            case BadgeSharingResult.NeedsGuardian:
                ModelState.AddModelError(
                    "",
                    "Usted es menor de edad. Para compartir sus insignias, una persona adulta que responda por usted "
                        + "debe autorizarlo: escriban su nombre en Mi cuenta, en «Corregir mis datos»."
                );
                break;
            default:
                ModelState.AddModelError(
                    "",
                    "Esta insignia ya no se puede compartir. Si cree que es un error, hable con quien coordina el programa."
                );
                break;
        }
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return await Show(cancel);
    }

    [HttpPost(Path + "/{award:guid}/retirar")]
    public async Task<IActionResult> Withdraw(Guid award, CancellationToken cancel) =>
        await sharing.WithdrawAsync(User.PersonId(), award, cancel) ? LocalRedirect($"{Path}?hecho=retirada#i-{award}") : NotFound();
}
