using System.Security.Cryptography;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using UsmeAprende.Credentials;
using UsmeAprende.Credentials.Proofs;
using UsmeAprende.Credentials.Status;
using UsmeAprende.Web.Kit.Security;

namespace UsmeAprende.Web.Credentials;

/// <summary>Serves the issuer's profile with its emblem, and the lists of revoked credentials.</summary>
[ApiController, AllowAnonymous]
public sealed class IssuerController(
    CredentialIssuer issuer,
    RevocationList revocations,
    StatusLists lists,
    ProofKeyStore keys,
    IOptions<CredentialIssuerOptions> options
) : ControllerBase
{
    private static readonly TimeSpan ProfileKept = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ImageKept = TimeSpan.FromDays(1);

    [HttpGet(CredentialIssuer.ProfilePath)]
    public async Task<IActionResult> Profile(CancellationToken cancel) =>
        issuer.HasAddress ? PublicDocumentResult.Json(issuer.ToJson(await keys.ListPublicPartsAsync(cancel)), ProfileKept) : NotFound();

    [HttpGet(CredentialIssuer.ImagePath)]
    public async Task<IActionResult> Emblem(CancellationToken cancel)
    {
        if (options.Value.ImageFile is not { } file)
            return NotFound();
        var bytes = await System.IO.File.ReadAllBytesAsync(file, cancel);
        return new PublicDocumentResult(bytes, bytes is [0x89, ..] ? "image/png" : "image/jpeg", ImageKept);
    }

    /// <summary>A bit list, signed. Always current: a phone would rather ask than trust a badge that was revoked.</summary>
    [HttpGet(StatusPosition.Path + "{source}/{part:int}")]
    public async Task<IActionResult> Status(string source, int part, CancellationToken cancel) =>
        issuer.HasAddress && await lists.FindAsync(source, part, cancel) is { } list
            ? new PublicDocumentResult(list, EmbeddedProofSigner.MediaType, TimeSpan.Zero)
            : NotFound();

    [HttpGet(CredentialIssuer.RevocationsPath)]
    public async Task<IActionResult> Revocations(CancellationToken cancel) =>
        issuer.HasAddress ? PublicDocumentResult.Json(await revocations.ToJsonAsync(cancel), TimeSpan.Zero) : NotFound();
}

/// <summary>Headers for what others fetch to verify a credential: public, open to scripts of any site, with an ETag.</summary>
/// <param name="kept">How long it may be cached; zero if it must always be current.</param>
public sealed class PublicDocumentResult(byte[] body, string contentType, TimeSpan kept) : IActionResult
{
    public static PublicDocumentResult Json(byte[] body, TimeSpan kept) => new(body, "application/json; charset=utf-8", kept);

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var request = context.HttpContext.Request;
        var response = context.HttpContext.Response;

        // A weak ETag, since the body may be sent compressed.
        var etag = $"W/\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\"";
        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers.Remove(SecurityHeaders.ResourcePolicy);
        response.Headers.CacheControl = kept == TimeSpan.Zero ? "no-cache" : $"public, max-age={kept.TotalSeconds:0}";
        response.Headers.ETag = etag;
        if (request.Headers.IfNoneMatch.ToString().Contains(etag, StringComparison.Ordinal))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = contentType;
        response.ContentLength = body.Length;
        await response.BodyWriter.WriteAsync(body, context.HttpContext.RequestAborted);
    }
}
