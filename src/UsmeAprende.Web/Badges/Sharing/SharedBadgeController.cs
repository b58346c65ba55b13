using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Badges.Sharing;
using UsmeAprende.Credentials;
using UsmeAprende.Credentials.Proofs;
using UsmeAprende.Web.Kit.Caching;
using UsmeAprende.Web.Kit.Security;

namespace UsmeAprende.Web.Badges.Sharing;

/// <summary>The public page of a shared badge, its credential, and the picture with the credential inside.</summary>
[AllowAnonymous]
public sealed class SharedBadgeController(SharedBadgeReader shared, BadgeWallet wallet, EmbeddedProofSigner signer) : Controller
{
    private const string Path = "/insignias/{award:guid}";

    [HttpGet(Path), PublicPage(Area = BadgeSharing.Area)]
    public async Task<IActionResult> Show(Guid award, CancellationToken cancel) =>
        await shared.FindAsync(award, cancel) is { } found ? View("SharedBadge", found) : NotFound();

    /// <summary>The compact JWS (R23). Never cached, so that a verifier gets the current state.</summary>
    [HttpGet(Path + "/credencial"), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public Task<IActionResult> Credential(Guid award, CancellationToken cancel) =>
        GiveAsync(award, (_, jws) => Task.FromResult<IActionResult>(Content(jws, "text/plain", Encoding.ASCII)), cancel);

    /// <summary>The same as JSON with its proof inside, for wallets that read no token.</summary>
    [HttpGet(Path + "/credencial.json"), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public Task<IActionResult> Embedded(Guid award, CancellationToken cancel) =>
        GiveAsync(
            award,
            async (found, _) =>
            {
                var credential = wallet.Read(found.Award);
                await signer.SignAsync(credential.Json, credential.SignedAt, cancel);
                return File(credential.ToBytes(), EmbeddedProofSigner.MediaType);
            },
            cancel
        );

    [HttpGet(Path + "/imagen.svg"), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public Task<IActionResult> Baked(Guid award, CancellationToken cancel) =>
        GiveAsync(
            award,
            (found, jws) =>
                Task.FromResult<IActionResult>(
                    File(
                        Encoding.UTF8.GetBytes(BakedImage.Bake(Encoding.UTF8.GetString(found.Badge.Drawing.Svg.Span), jws)),
                        "image/svg+xml; charset=utf-8",
                        $"insignia-{found.Badge.Id}.svg"
                    )
                ),
            cancel
        );

    [HttpGet(Path + "/imagen.png"), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public Task<IActionResult> BakedPicture(Guid award, CancellationToken cancel) =>
        GiveAsync(
            award,
            (found, jws) =>
                Task.FromResult<IActionResult>(
                    File(BakedPng.Bake(found.Badge.Preview.Span, jws), "image/png", $"insignia-{found.Badge.Id}.png")
                ),
            cancel
        );

    private async Task<IActionResult> GiveAsync(Guid award, Func<SharedBadge, string, Task<IActionResult>> write, CancellationToken cancel)
    {
        // Other sites may embed it, and their scripts may read it.
        Response.Headers.AccessControlAllowOrigin = "*";
        Response.Headers.Remove(SecurityHeaders.ResourcePolicy);
        return await shared.FindAsync(award, cancel) switch
        {
            { Award.RevokedAt: not null } => StatusCode(StatusCodes.Status410Gone),
            { Award.SignedCredential: { } jws } found => await write(found, jws),
            _ => NotFound(),
        };
    }
}
