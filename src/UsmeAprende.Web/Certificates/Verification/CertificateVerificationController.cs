using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using UsmeAprende.Certificates;
using UsmeAprende.Certificates.Paper;
using UsmeAprende.Certificates.Verification;
using UsmeAprende.Typing;
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

    private const string Field = "codigo";

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
        return View("Unknown", CertificateCode.Grouped(code));
    }

    [HttpPost(Path), PageOwnerGuard.AnyPerson, EnableRateLimiting(RateLimitPolicies.Verification)]
    public async Task<IActionResult> Tell([FromForm(Name = "archivo")] IFormFile? file, CancellationToken cancel)
    {
        if (file is null or { Length: 0 })
            return Again(new CertificateVerificationForm(), "archivo", "Escoja el archivo PDF de la constancia.");
        if (file.Length > CertificateVerification.MostBytes)
            return Again(
                new CertificateVerificationForm(),
                "archivo",
                "Ese archivo es muy grande: nuestras constancias pesan menos "
                    + $"de {CertificateVerification.MostBytes / 1024} KB. Escoja el PDF que le enviaron, sin fotos ni escaneos."
            );
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, cancel);
        return View("Told", await verification.CheckFileAsync(bytes.ToArray(), cancel));
    }

    private ViewResult Again(CertificateVerificationForm form, string field, string problem, int status = StatusCodes.Status400BadRequest)
    {
        ModelState.AddModelError(field, problem);
        Response.StatusCode = status;
        return View("Verification", form);
    }

    private static string ExplainMisread(string? typed) =>
        TypedText.CleanValue(typed).Length == 0
            ? "Escriba el código que está junto al cuadro de la constancia."
            : $"El código tiene {CertificateCode.Length} letras y números, en tres grupos de seis. Cópielo otra vez de la constancia.";
}

/// <summary>The typed code.</summary>
public sealed record CertificateVerificationForm(string? Code = null);

/// <summary>Spanish texts about verified certificates and files (R25).</summary>
public static class VerificationMessages
{
    public static readonly VerificationHeadline Unknown = new(
        "equis",
        "bad",
        "No existe",
        "No hemos emitido ninguna constancia con ese código. Revise que esté bien copiado. Si lo está, la constancia no es nuestra."
    );

    public static VerificationHeadline DescribeCertificate(VerifiedCertificate certificate) =>
        certificate.End switch
        {
            null => new("correcto", "good", "Válida", "La emitimos y sigue vigente."),
            CertificateEnd.Revoked => new("equis", "bad", "Revocada", "La emitimos, pero ya no vale."),
            CertificateEnd.Replaced => new("volver", "warm", "Reemplazada", "Se corrigió: vale la nueva, no esta."),
            CertificateEnd.Withdrawn => new(
                "persona",
                "warm",
                "Retirada",
                "Su titular pidió que no se pueda comprobar más. No mostramos lo que decía."
            ),
            _ => new(
                "alto",
                "bad",
                "Número anulado",
                "Este número no corresponde a ninguna constancia vigente. Si tiene una con él, pregunte a quien coordina el programa."
            ),
        };

    public static VerificationHeadline DescribeFile(CertificateFileResult verdict) =>
        verdict.Status switch
        {
            // A certificate that ended must be shown as bad at first sight.
            CertificateFileStatus.Issued when verdict.Certificate is { IsValid: false } => new(
                "informacion",
                "warm",
                "Original, pero ya no vale",
                "Es idéntico al que emitimos, y después dejó de valer."
            ),
            CertificateFileStatus.Issued => new(
                "correcto",
                "good",
                "Es el archivo original",
                "Es idéntico, letra por letra, al que emitimos."
            ),
            // A withdrawn certificate (R30), or one lost with a backup, has no document to compare a file with.
            CertificateFileStatus.Changed when verdict.Certificate?.Words is null => new(
                "informacion",
                "warm",
                "Trae nuestra firma",
                "Ya no guardamos ese documento y no podemos compararlo con el archivo. Lo que vale es lo que dice nuestro registro."
            ),
            CertificateFileStatus.Changed => new(
                "atencion",
                "warm",
                "El archivo cambió",
                "No es idéntico al que emitimos: alguien lo guardó de nuevo o lo modificó. Trae nuestra firma. "
                    + "Confíe solo en los datos de abajo, no en los del papel."
            ),
            CertificateFileStatus.Forged => new(
                "equis",
                "bad",
                "La firma no es nuestra",
                "El archivo trae una credencial que nosotros no firmamos. No confíe en él."
            ),
            CertificateFileStatus.Incomplete => new(
                "atencion",
                "warm",
                "El archivo está incompleto",
                "Le falta el final. Pida que se lo envíen otra vez, o compruebe el código."
            ),
            CertificateFileStatus.NotPdf => new(
                "atencion",
                "warm",
                "No es un PDF",
                "Escoja el archivo PDF de la constancia. Si solo tiene una foto o el papel, compruebe el código."
            ),
            _ => new(
                "equis",
                "bad",
                "No es nuestro",
                "El archivo no trae nuestra firma. Si parece una constancia, compruebe el código que muestra: lo "
                    + "que vale es lo que diga esta página."
            ),
        };

    // R26: public verification shows only the last four digits.
    public static string DescribeDocument(CertificateContent words) => $"{words.DocumentType} terminado en {words.LastFour}";
}

/// <summary>The answer to a verification: an icon, two words, and an explanation.</summary>
public sealed record VerificationHeadline(string Icon, string Tone, string Words, string Meaning);
