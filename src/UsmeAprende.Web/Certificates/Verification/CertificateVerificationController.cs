using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using UsmeAprende.Certificates.Paper;
using UsmeAprende.Certificates.Verification;
using UsmeAprende.Typing;
using UsmeAprende.Web.Kit.Requests;
using UsmeAprende.Web.Kit.Security;
using UsmeAprende.Web.People.Accounts;

namespace UsmeAprende.Web.Certificates.Verification;

/// <summary>
/// The page where anyone verifies a certificate, by its code or its file. Never cached, since a cached answer could be wrong by now.
/// </summary>
[AllowAnonymous]
public sealed class CertificateVerificationController(CertificateVerification verification) : Controller
{
    public const string Path = CertificatePdfRenderer.VerificationPath;

    public const string Field = "codigo";

    private const int SpareMegabytes = 15;

    [HttpGet(Path)]
    public IActionResult Show([FromQuery(Name = Field)] string? typed)
    {
        if (!Request.Query.ContainsKey(Field))
            return View("Verification", new CertificateVerificationForm());
        if (CertificateCode.TryParse(typed, out var code))
            return LocalRedirect($"{Path}/{code}");
        return Again(new CertificateVerificationForm(typed), Field, ExplainMisread(typed));
    }

    [HttpGet(Path + "/{typed}"), EnableRateLimiting(RateLimitPolicies.Verification)]
    public async Task<IActionResult> Find(string typed, CancellationToken cancel)
    {
        // The page names a person, so search engines should not index it.
        Response.Headers["X-Robots-Tag"] = "noindex";
        if (!CertificateCode.TryParse(typed, out var code))
            return Again(new CertificateVerificationForm(typed), Field, ExplainMisread(typed), StatusCodes.Status404NotFound);
        if (await verification.FindAsync(code, cancel) is { } found)
            return View("Verified", found);
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("Unknown", new UnknownCertificate(CertificateCode.Grouped(code), await verification.HasLostAsync(cancel)));
    }

    // A file that is somewhat too large still gets a sentence of this page.
    [HttpPost(Path), PageOwnerGuard.AnyPerson, EnableRateLimiting(RateLimitPolicies.Verification)]
    [UploadSizeLimit(CertificateVerification.MostBytes + (SpareMegabytes * 1024 * 1024)), UploadConcurrencyLimit]
    public async Task<IActionResult> Tell([FromForm(Name = "archivo")] IFormFile? file, CancellationToken cancel)
    {
        if (file is null or { Length: 0 })
            return Again(new CertificateVerificationForm(), "archivo", "Escoja el PDF de la constancia, o una foto de ella.");
        if (file.Length > CertificateVerification.MostBytes)
            return Again(
                new CertificateVerificationForm(),
                "archivo",
                $"Ese archivo pesa más de {CertificateVerification.MostBytes / 1024 / 1024} MB. Escoja el PDF que le enviaron, "
                    + "o una foto más pequeña. También puede comprobar el código."
            );
        var bytes = await file.ReadAllAsync(cancel);
        // The page may show a person's name.
        Response.Headers["X-Robots-Tag"] = "noindex";
        return View("Told", await verification.CheckFileAsync(bytes, cancel));
    }

    private ViewResult Again(CertificateVerificationForm form, string field, string problem, int status = StatusCodes.Status400BadRequest)
    {
        ModelState.AddModelError(field, problem);
        Response.StatusCode = status;
        return View("Verification", form);
    }

    private static string ExplainMisread(string? typed) =>
        TypedText.CleanValue(typed).Length == 0 ? "Escriba el código que está junto al cuadro de la constancia."
        : TypedCertificateNumber.TryParse(typed, out var number)
            ? $"{number} es el número de la constancia. Para comprobarla hace falta el código: "
                + $"está debajo de ese número, junto al cuadro, y tiene {CertificateCode.Length} letras y números."
        : $"El código tiene {CertificateCode.Length} letras y números, en tres grupos de seis. Cópielo otra vez de la constancia.";
}

/// <summary>A code that is not in the register.</summary>
/// <param name="Code">In groups, as it is printed.</param>
/// <param name="HasLost">Whether a backup that was put back lost certificates: the code may be a true one.</param>
public sealed record UnknownCertificate(string Code, bool HasLost);

/// <summary>The typed code.</summary>
public sealed record CertificateVerificationForm(string? Code = null);
