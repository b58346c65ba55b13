using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Certificates.Register;
using UsmeAprende.Documents.Tables;
using UsmeAprende.Web.Kit.Caching;

namespace UsmeAprende.Web.Certificates.Verification;

/// <summary>The public list of numbers that are not valid any more, as a page and as CSV.</summary>
[AllowAnonymous]
public sealed class EndedCertificatesController(EndedCertificateReader reader) : Controller
{
    public const string Path = CertificateVerificationController.Path + "/terminadas";

    public const string CsvPath = Path + ".csv";

    [HttpGet(Path), PublicPage(Area = EndedCertificateReader.Area)]
    public async Task<IActionResult> Show(CancellationToken cancel) =>
        View("Ended", new EndedCertificatesPage(await reader.ListAsync(cancel)));

    [HttpGet(CsvPath), PublicPage(Area = EndedCertificateReader.Area)]
    public async Task<IActionResult> Download(CancellationToken cancel) =>
        File(await reader.WriteCsvAsync(cancel), CsvWriter.MediaType, "constancias-que-ya-no-valen.csv");
}

/// <summary>The numbers that are not valid any more.</summary>
public sealed record EndedCertificatesPage(IReadOnlyList<EndedCertificateNumber> All)
{
    // A page must open on a weak line; the file has all of them.
    private const int Most = 300;

    public IEnumerable<EndedCertificateNumber> Shown => All.Take(Most);

    public bool HasMore => All.Count > Most;
}
