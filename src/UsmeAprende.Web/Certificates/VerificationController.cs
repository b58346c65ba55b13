using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using UsmeAprende.Certificates;
using UsmeAprende.Typing;
using UsmeAprende.Web.Kit.Security;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Certificates;

/// <summary>
/// Where anyone checks a certificate, by its code or by its file. Asked of the register each time: an answer that was kept could be false
/// by now.
/// </summary>
[AllowAnonymous]
public sealed class VerificationController(CertificateVerification verification) : Controller
{
    public const string Path = CertificatePaper.VerificationPath;

    private const string Field = "codigo";

    [HttpGet(Path)]
    public IActionResult Show([FromQuery(Name = Field)] string? typed)
    {
        if (!Request.Query.ContainsKey(Field))
            return View("Verification", new VerificationForm());
        if (CertificateCode.TryParse(typed, out var code))
            return LocalRedirect($"{Path}/{code}");
        return Again(new VerificationForm(typed), Field, Misread(typed));
    }

    [HttpGet(Path + "/{typed}"), EnableRateLimiting(TryLimits.Verification)]
    public async Task<IActionResult> Find(string typed, CancellationToken cancel)
    {
        // What stands here names a person: search engines need not gather it.
        Response.Headers["X-Robots-Tag"] = "noindex";
        if (!CertificateCode.TryParse(typed, out var code))
            return Again(new VerificationForm(typed), Field, Misread(typed), StatusCodes.Status404NotFound);
        if (await verification.FindAsync(code, cancel) is { } found)
            return View("Verified", found);
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("Unknown", CertificateCode.Grouped(code));
    }

    [HttpPost(Path), PageOwnerGuard.AnyPerson, EnableRateLimiting(TryLimits.Verification)]
    public async Task<IActionResult> Tell([FromForm(Name = "archivo")] IFormFile? file, CancellationToken cancel)
    {
        if (file is null or { Length: 0 })
            return Again(new VerificationForm(), "archivo", "Escoja el archivo PDF de la constancia.");
        if (file.Length > CertificateVerification.MostBytes)
            return Again(
                new VerificationForm(),
                "archivo",
                "Ese archivo es muy grande: nuestras constancias pesan menos "
                    + $"de {CertificateVerification.MostBytes / 1024} KB. Escoja el PDF que le enviaron, sin fotos ni escaneos."
            );
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, cancel);
        return View("Told", await verification.TellAsync(bytes.ToArray(), cancel));
    }

    private ViewResult Again(VerificationForm form, string field, string problem, int status = StatusCodes.Status400BadRequest)
    {
        ModelState.AddModelError(field, problem);
        Response.StatusCode = status;
        return View("Verification", form);
    }

    private static string Misread(string? typed) =>
        TypedText.CleanValue(typed).Length == 0
            ? "Escriba el código que está junto al cuadro de la constancia."
            : $"El código tiene {CertificateCode.Length} letras y números, en tres grupos de seis. Cópielo otra vez de la constancia.";
}
