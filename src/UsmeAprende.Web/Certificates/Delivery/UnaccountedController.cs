using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Certificates;
using UsmeAprende.Certificates.Delivery;
using UsmeAprende.Documents.Archives;
using UsmeAprende.Documents.Paper;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Jobs;
using UsmeAprende.People;
using UsmeAprende.Web.Gatherings.Attendance;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Certificates.Delivery;

/// <summary>
/// For the facilitator of a gathering: the certificates of its people who cannot sign in and fetch their own. Nobody else's.
/// </summary>
[Authorize(Roles = nameof(PersonRole.Facilitator))]
public sealed class UnaccountedController(
    FacilitatedGatheringReader facilitated,
    CertificateBundleReader reader,
    CertificateBundleService bundles,
    BatchJobQueue batches
) : Controller
{
    private const string Path = AttendancePage.Folder + "/{id:guid}/constancias";
    private const string Bundle = Path + "/{bundle:guid}";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancel) =>
        await facilitated.FindAsync(HttpContext.Actor(), id, cancel) is { } gathering
            ? View("Unaccounted", new UnaccountedPage(gathering, await reader.ListUnaccountedAsync(gathering, cancel)))
            : NotFound();

    [HttpPost(Path)]
    public async Task<IActionResult> Order(Guid id, CancellationToken cancel)
    {
        if (await facilitated.FindAsync(HttpContext.Actor(), id, cancel) is not { } gathering)
            return NotFound();
        var certificates = await reader.ListUnaccountedAsync(gathering, cancel);
        var bundle = new CertificateBundle(CertificateBundle.OfUnaccounted(id), [.. certificates.Select(c => c.Id)]);
        if (await bundles.OrderAsync(HttpContext.Actor(), bundle, cancel) is { } ordered)
            return LocalRedirect($"{UnaccountedPage.PathOf(id)}/{ordered}");
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("NothingToDeliver", new NothingToDeliverPage(certificates.Count, UnaccountedPage.PathOf(id)));
    }

    [HttpGet(Bundle)]
    public async Task<IActionResult> ShowBundle(Guid id, Guid bundle, CancellationToken cancel) =>
        await FindAsync(id, bundle, cancel) is { } found
            ? View(
                "Bundle",
                CertificateBundlePage.Create(found, batches, $"{UnaccountedPage.PathOf(id)}/{bundle}", AttendancePage.PathOf(id))
            )
            : NotFound();

    [HttpGet(Bundle + "/" + CertificateBundleFolder.Printout)]
    public async Task<IActionResult> Printout(Guid id, Guid bundle, CancellationToken cancel) =>
        this.BundleFile((await FindAsync(id, bundle, cancel))?.Printout, PdfWriter.MediaType);

    [HttpGet(Bundle + "/" + CertificateBundleFolder.Archive)]
    public async Task<IActionResult> Archive(Guid id, Guid bundle, CancellationToken cancel) =>
        this.BundleFile((await FindAsync(id, bundle, cancel))?.Archive, ArchiveWriter.MediaType);

    // Only what they had prepared themselves, of a gathering that is still theirs.
    private async Task<CertificateBundleState?> FindAsync(Guid id, Guid bundle, CancellationToken cancel) =>
        await facilitated.FindAsync(HttpContext.Actor(), id, cancel) is not null
        && await bundles.FindAsync(bundle, cancel) is { } found
        && found.Batch.StartedById == HttpContext.Actor().PersonId
        && found.Bundle.Source == CertificateBundle.OfUnaccounted(id)
            ? found
            : null;
}

/// <summary>The certificates of a gathering's people who have no account.</summary>
public sealed record UnaccountedPage(Gathering Gathering, IReadOnlyList<IssuedCertificate> Certificates)
{
    public string Path => PathOf(Gathering.Id);

    public static string PathOf(Guid gathering) => $"{AttendancePage.PathOf(gathering)}/constancias";
}
