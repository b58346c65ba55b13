using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using UsmeAprende.Documents.Archives;
using UsmeAprende.Documents.Tables;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.Reports.OpenData;
using UsmeAprende.Reports.Plan;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.Kit.Caching;

namespace UsmeAprende.Web.Reports.OpenData;

/// <summary>The open data: each dataset as a page and as files, the catalogue for programmes, and the signed releases.</summary>
[AllowAnonymous]
public sealed class OpenDataController(OpenDataCatalogue catalogue, DataReleases releases, PublicBaseUrl root, IOptions<SiteOptions> site)
    : Controller
{
    public const string Path = "/datos-abiertos";

    // An example of what is in it, not the data.
    private const int MostShown = 10;

    [HttpGet(Path), PublicPage(Area = DataReleases.Area)]
    public async Task<IActionResult> List(CancellationToken cancel) =>
        View("OpenData", new OpenDataPage(catalogue.All, await releases.ListAsync(cancel)));

    [HttpGet(Path + "/{dataset}"), PublicPage(Areas = [DataReleases.Area, PublicGatheringReader.Area, PlanReporting.Area])]
    public async Task<IActionResult> Show(string dataset, CancellationToken cancel)
    {
        if (catalogue.Find(dataset) is not { } found)
            return NotFound();
        var rows = await found.ReadAsync(cancel);
        return View("Dataset", new DatasetPage(found, rows.Count, [.. rows.TakeLast(MostShown)]));
    }

    [HttpGet(Path + "/{dataset}.csv")]
    [PublicPage(Areas = [DataReleases.Area, PublicGatheringReader.Area, PlanReporting.Area], IsOpen = true)]
    public Task<IActionResult> SendCsv(string dataset, CancellationToken cancel) =>
        SendAsync(
            dataset,
            ".csv",
            CsvWriter.MediaType,
            (found, rows) => OpenTableWriter.ToCsv(found, rows, forSpreadsheets: false),
            cancel
        );

    [HttpGet(Path + "/excel/{dataset}.csv")]
    [PublicPage(Areas = [DataReleases.Area, PublicGatheringReader.Area, PlanReporting.Area], IsOpen = true)]
    public Task<IActionResult> SendExcel(string dataset, CancellationToken cancel) =>
        SendAsync(
            dataset,
            "-excel.csv",
            CsvWriter.MediaType,
            (found, rows) => OpenTableWriter.ToCsv(found, rows, forSpreadsheets: true),
            cancel
        );

    [HttpGet(Path + "/{dataset}.json")]
    [PublicPage(Areas = [DataReleases.Area, PublicGatheringReader.Area, PlanReporting.Area], IsOpen = true)]
    public Task<IActionResult> SendJson(string dataset, CancellationToken cancel) =>
        SendAsync(dataset, ".json", "application/json; charset=utf-8", OpenTableWriter.ToJson, cancel);

    [HttpGet(Path + "/catalogo.jsonld"), PublicPage(Area = DataReleases.Area, IsOpen = true)]
    public IActionResult SendCatalogue() =>
        // Nothing in it may depend on who asks: without an address of the site there is no catalogue.
        root.Find(Request)
            is { } address
            ? File(
                DcatDocument.Write(
                    catalogue,
                    new DcatPublisher(
                        address + Path,
                        site.Value.Name,
                        site.Value.Entity,
                        $"{site.Value.Locality}, Bogotá D. C., Colombia",
                        site.Value.PrivacyContact is { } contact && contact.Contains('@', StringComparison.Ordinal) ? contact.Trim() : null
                    )
                ),
                DcatDocument.MediaType
            )
            : NotFound();

    [HttpGet(Path + "/publicaciones/{semester}.zip")]
    public async Task<IActionResult> SendRelease(string semester, CancellationToken cancel)
    {
        if (await releases.FindAsync(semester, cancel) is not { } found || releases.Open(found) is not { } content)
            return NotFound();
        // It never changes.
        Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return File(content, ArchiveWriter.MediaType, $"datos-abiertos-{found.Semester}.zip");
    }

    [HttpGet(Path + "/publicaciones/{semester}.jws"), PublicPage(Area = DataReleases.Area, IsOpen = true)]
    public async Task<IActionResult> SendStatement(string semester, CancellationToken cancel) =>
        await releases.FindAsync(semester, cancel) is { } found ? Content(found.Statement, "application/jose") : NotFound();

    private async Task<IActionResult> SendAsync(
        string dataset,
        string extension,
        string mediaType,
        Func<OpenDataset, IReadOnlyList<object?[]>, byte[]> write,
        CancellationToken cancel
    ) =>
        catalogue.Find(dataset) is { } found
            ? File(write(found, await found.ReadAsync(cancel)), mediaType, $"{found.Id}{extension}")
            : NotFound();
}

public sealed record OpenDataPage(IReadOnlyList<OpenDataset> Datasets, IReadOnlyList<DataRelease> Releases);

/// <param name="Last">The last rows.</param>
public sealed record DatasetPage(OpenDataset Dataset, int Rows, IReadOnlyList<object?[]> Last);
