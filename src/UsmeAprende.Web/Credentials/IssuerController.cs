using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Credentials;

namespace UsmeAprende.Web.Credentials;

/// <summary>Who issued a credential, and whether it was taken back since.</summary>
[ApiController, AllowAnonymous]
public sealed class IssuerController(Issuer issuer, RevocationList revocations) : ControllerBase
{
    private static readonly TimeSpan ProfileKept = TimeSpan.FromMinutes(5);

    [HttpGet(Issuer.ProfilePath)]
    public IActionResult Profile() => issuer.HasAddress ? OpenDocument.Json(issuer.ToJson(), ProfileKept) : NotFound();

    [HttpGet(Issuer.RevocationsPath)]
    public async Task<IActionResult> Revocations(CancellationToken cancel) =>
        issuer.HasAddress ? OpenDocument.Json(await revocations.ToJsonAsync(cancel), TimeSpan.Zero) : NotFound();
}
