using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Badges.Sharing;
using UsmeAprende.Credentials;
using UsmeAprende.Web.Kit.Caching;
using UsmeAprende.Web.Kit.Security;

namespace UsmeAprende.Web.Badges.Sharing;

/// <summary>The public page of a shared badge, its credential, and the picture with the credential inside.</summary>
[AllowAnonymous]
public sealed class SharedBadgeController(SharedBadgeReader shared) : Controller
{
    private const string Path = "/insignias/{award:guid}";

    [HttpGet(Path), PublicPage(Area = BadgeSharing.Area)]
    public async Task<IActionResult> Show(Guid award, CancellationToken cancel) =>
        await shared.FindAsync(award, cancel) is { } found ? View("SharedBadge", found) : NotFound();

    /// <summary>The compact JWS (R23). Never cached, so that a verifier gets the current state.</summary>
    [HttpGet(Path + "/credencial"), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Credential(Guid award, CancellationToken cancel)
    {
        // Scripts of other sites may read it.
        Response.Headers.AccessControlAllowOrigin = "*";
        Response.Headers.Remove(SecurityHeaders.ResourcePolicy);
        return await shared.FindAsync(award, cancel) switch
        {
            { Award.RevokedAt: not null } => StatusCode(StatusCodes.Status410Gone),
            { Award.SignedCredential: { } jws } => Content(jws, "text/plain", Encoding.ASCII),
            _ => NotFound(),
        };
    }

    [HttpGet(Path + "/imagen.svg"), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Baked(Guid award, CancellationToken cancel)
    {
        // Other sites may embed it.
        Response.Headers.Remove(SecurityHeaders.ResourcePolicy);
        return await shared.FindAsync(award, cancel) switch
        {
            { Award.RevokedAt: not null } => StatusCode(StatusCodes.Status410Gone),
            { Award.SignedCredential: { } jws } found => File(
                Encoding.UTF8.GetBytes(BakedImage.Bake(Encoding.UTF8.GetString(found.Badge.Drawing.Svg.Span), jws)),
                "image/svg+xml; charset=utf-8",
                $"insignia-{found.Badge.Id}.svg"
            ),
            _ => NotFound(),
        };
    }
}
