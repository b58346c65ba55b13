using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Certificates.Delivery;
using UsmeAprende.Data;
using UsmeAprende.Documents.Archives;
using UsmeAprende.Documents.Paper;
using UsmeAprende.Jobs;
using UsmeAprende.People;
using UsmeAprende.Web.Certificates.Issuing;
using UsmeAprende.Web.Certificates.Register;
using UsmeAprende.Web.Jobs;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Certificates.Delivery;

/// <summary>
/// Certificates to be handed out together: of a batch, a gathering, or what the register's filter shows. Preparing needs a POST, since it
/// is recorded in the audit.
/// </summary>
[Authorize(Roles = nameof(PersonRole.Coordinator))]
public sealed class CertificateBundleController(
    CertificateBundleReader reader,
    CertificateBundleService bundles,
    BatchJobQueue batches,
    TimeProvider clock
) : Controller
{
    public const string Path = CertificateQueueController.Path + "/entregas";

    private const string Bundle = Path + "/{bundle:guid}";

    [HttpPost(CertificateQueueController.Path + "/lotes/{batch:guid}/entrega")]
    public async Task<IActionResult> OrderBatch(Guid batch, CancellationToken cancel) =>
        await OrderAsync(await reader.ReadBatchAsync(batch, cancel), $"{CertificateQueueController.Path}/lotes/{batch}", cancel);

    [HttpPost(GatheringCandidatesController.Path + "/{gathering:guid}/entrega")]
    public async Task<IActionResult> OrderGathering(Guid gathering, CancellationToken cancel) =>
        await OrderAsync(await reader.ReadGatheringAsync(gathering, cancel), $"{GatheringCandidatesController.Path}/{gathering}", cancel);

    [HttpPost(CertificateRegisterController.Path + "/entrega")]
    public async Task<IActionResult> OrderRegister(CertificateRegisterForm form, CancellationToken cancel) =>
        await OrderAsync(
            await reader.ReadRegisterAsync(form.ToFilter(BogotaClock.DayOf(clock.GetUtcNow().UtcDateTime).Year), cancel),
            CertificateRegisterController.Path,
            cancel
        );

    [HttpGet(Bundle)]
    public async Task<IActionResult> Show(Guid bundle, CancellationToken cancel) =>
        await bundles.FindAsync(bundle, cancel) is { } found
            ? View("Bundle", CertificateBundlePage.Create(found, batches, $"{Path}/{bundle}", CertificateQueueController.Path))
            : NotFound();

    [HttpGet(Bundle + "/" + CertificateBundleFolder.Printout)]
    public async Task<IActionResult> Printout(Guid bundle, CancellationToken cancel) =>
        this.BundleFile((await bundles.FindAsync(bundle, cancel))?.Printout, PdfWriter.MediaType);

    [HttpGet(Bundle + "/" + CertificateBundleFolder.Archive)]
    public async Task<IActionResult> Archive(Guid bundle, CancellationToken cancel) =>
        this.BundleFile((await bundles.FindAsync(bundle, cancel))?.Archive, ArchiveWriter.MediaType);

    private async Task<IActionResult> OrderAsync(CertificateBundle bundle, string back, CancellationToken cancel)
    {
        if (await bundles.OrderAsync(HttpContext.Actor(), bundle, cancel) is { } id)
            return LocalRedirect($"{Path}/{id}");
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("NothingToDeliver", new NothingToDeliverPage(bundle.Certificates.Count, back));
    }
}

/// <summary>Sends the files of bundles.</summary>
internal static class BundleFileResults
{
    /// <summary>In parts if the browser asks so: over a weak line it goes on where it broke off.</summary>
    public static IActionResult BundleFile(this Controller controller, FileInfo? file, string type) =>
        file is null
            ? controller.NotFound()
            : controller.PhysicalFile(file.FullName, type, DownloadName(file.Name), enableRangeProcessing: true);

    private static string DownloadName(string name) => name == CertificateBundleFolder.Printout ? "constancias-para-imprimir.pdf" : name;
}

/// <summary>How far a bundle is, and its files.</summary>
public sealed record CertificateBundlePage(BatchProgress Progress, CertificateBundleState State, string Path, string BackPath)
{
    public bool IsReady => State.Printout is not null && State.Archive is not null;

    public DateTime DeletedAt => State.Batch.CreatedAt + CertificateBundleService.Kept;

    public static CertificateBundlePage Create(CertificateBundleState state, BatchJobQueue batches, string path, string back) =>
        new(BatchProgress.Of(state.Batch, batches.TitleOf(state.Batch.Kind), path), state, path, back);
}

/// <summary>There is nothing to prepare, or too much.</summary>
public sealed record NothingToDeliverPage(int Count, string BackPath);
