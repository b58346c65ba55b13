using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Credentials;

namespace UsmeAprende.Web.Credentials;

/// <summary>Serves the public keys of all keys that ever signed, together and each at its <c>kid</c> (R23).</summary>
[ApiController, AllowAnonymous]
public sealed class PublicKeysController(SigningKeyStore keys, CredentialIssuer issuer) : ControllerBase
{
    private static readonly TimeSpan SetKept = TimeSpan.FromMinutes(5);

    // A key under its thumbprint never changes.
    private static readonly TimeSpan KeyKept = TimeSpan.FromDays(1);

    [HttpGet(CredentialIssuer.KeysPath)]
    public async Task<IActionResult> All(CancellationToken cancel) =>
        issuer.HasAddress ? PublicDocumentResult.Json(JsonWebKey.SetToJson(await keys.ListAsync(cancel), issuer), SetKept) : NotFound();

    [HttpGet(CredentialIssuer.KeyPath + "{thumbprint}")]
    public async Task<IActionResult> One(string thumbprint, CancellationToken cancel) =>
        issuer.HasAddress && await keys.FindAsync(thumbprint, cancel) is { } key
            ? PublicDocumentResult.Json(JsonWebKey.ToJson(key, issuer), KeyKept)
            : NotFound();
}
