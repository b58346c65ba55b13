using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using UsmeAprende.Certificates;
using UsmeAprende.Documents.Paper;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Certificates;

/// <summary>One's own certificates: the document, a link to share, a page to print.</summary>
public sealed class MyCertificatesController(
    RegisterReader register,
    CertificateDocuments documents,
    IOptions<CertificateOptions> options,
    IOptions<SiteOptions> site
) : Controller
{
    public const string Path = "/mis-certificados";

    [HttpGet(Path)]
    public async Task<IActionResult> List(CancellationToken cancel) =>
        View("MyCertificates", await register.OfPersonAsync(User.PersonId(), cancel));

    [HttpGet(Path + "/{certificate:guid}")]
    public async Task<IActionResult> Show(Guid certificate, CancellationToken cancel)
    {
        var own = await register.OfPersonAsync(User.PersonId(), cancel);
        if (own.Find(c => c.Id == certificate) is not { IsValid: true, Words: { } words } entry)
            return NotFound();
        var sheet = CertificateSheet.Of(entry, own.Find(c => c.Id == entry.ReplacesId)?.NumberInWords);
        var address = $"{site.Value.Url?.TrimEnd('/') ?? $"{Request.Scheme}://{Request.Host}"}/verificar/{entry.Code}";
        return View(
            "MyCertificate",
            new OwnCertificate(
                entry,
                sheet,
                address,
                LinkedInLink.Of(entry, words, options.Value.Entity, address),
                await documents.OfAsync(certificate, cancel) is not null
            )
        );
    }

    [HttpGet(Path + "/{certificate:guid}.pdf")]
    public async Task<IActionResult> Document(Guid certificate, CancellationToken cancel) =>
        (await register.OfPersonAsync(User.PersonId(), cancel)).Find(c => c.Id == certificate) is { IsValid: true } entry
        && await documents.OfAsync(certificate, cancel) is { } document
            ? File(document.Bytes, PdfWriter.MediaType, $"constancia-{entry.NumberInWords}.pdf")
            : NotFound();
}
