using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using UsmeAprende.Certificates;
using UsmeAprende.Certificates.Design;
using UsmeAprende.Certificates.Paper;
using UsmeAprende.Certificates.Register;
using UsmeAprende.Data;
using UsmeAprende.Documents.Paper;
using UsmeAprende.Web.Credentials;
using UsmeAprende.Web.Kit;

namespace UsmeAprende.Web.Certificates;

/// <summary>The pages of a person's own certificates: the document, a link to share, a page to print.</summary>
public sealed class MyCertificatesController(
    CertificateRegisterReader register,
    CertificateDocumentStore documents,
    CertificateDesignReader designs,
    IOptions<SiteOptions> site
) : Controller
{
    public const string Path = "/mis-certificados";

    [HttpGet(Path)]
    public async Task<IActionResult> List(CancellationToken cancel) =>
        View("MyCertificates", await register.ListForPersonAsync(User.PersonId(), cancel));

    [HttpGet(Path + "/{certificate:guid}")]
    public async Task<IActionResult> Show(Guid certificate, CancellationToken cancel)
    {
        var own = await register.ListForPersonAsync(User.PersonId(), cancel);
        if (own.Find(c => c.Id == certificate) is not { IsValid: true, Words: { } words } entry)
            return NotFound();
        var sheet = PrintableCertificate.Create(entry, own.Find(c => c.Id == entry.ReplacesId)?.FormattedNumber);
        var address = $"{site.Value.Url?.TrimEnd('/') ?? $"{Request.Scheme}://{Request.Host}"}/verificar/{entry.Code}";
        return View(
            "MyCertificate",
            new MyCertificatePage(
                entry,
                sheet,
                address,
                new ShareLinks(
                    "constancia",
                    address,
                    $"Mi constancia de {words.Title}",
                    LinkedInLink.Create(
                        words.Title,
                        (await designs.FindAsync(words.Design, cancel)).Entity,
                        BogotaClock.DayOf(entry.IssuedAt),
                        address,
                        entry.FormattedNumber
                    ),
                    words.Title
                ),
                await documents.FindAsync(certificate, cancel) is not null
            )
        );
    }

    [HttpGet(Path + "/{certificate:guid}.pdf")]
    public async Task<IActionResult> Document(Guid certificate, CancellationToken cancel) =>
        (await register.ListForPersonAsync(User.PersonId(), cancel)).Find(c => c.Id == certificate) is { IsValid: true } entry
        && await documents.FindAsync(certificate, cancel) is { } document
            ? File(document.Bytes, PdfWriter.MediaType, $"constancia-{entry.FormattedNumber}.pdf")
            : NotFound();
}

/// <summary>A certificate as its holder sees it.</summary>
/// <param name="Sheet">The lines of the document.</param>
/// <param name="Address">The address for verification, which is the link to share.</param>
/// <param name="Share">The ways to show it to others.</param>
/// <param name="HasDocument">False until the document is made, for some minutes.</param>
public sealed record MyCertificatePage(
    IssuedCertificate Entry,
    PrintableCertificate Sheet,
    string Address,
    ShareLinks Share,
    bool HasDocument
)
{
    public string Path => $"{MyCertificatesController.Path}/{Entry.Id}";
}
