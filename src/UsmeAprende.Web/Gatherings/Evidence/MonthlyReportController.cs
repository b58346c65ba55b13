using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using UsmeAprende.Data;
using UsmeAprende.Documents.Paper;
using UsmeAprende.Documents.Tables;
using UsmeAprende.Gatherings.Evidence;
using UsmeAprende.People;
using UsmeAprende.Web.Kit;

namespace UsmeAprende.Web.Gatherings.Evidence;

/// <summary>A facilitator's own month, as a page, a PDF and a spreadsheet. Not even a coordinator asks for somebody else's.</summary>
[Authorize(Roles = nameof(PersonRole.Facilitator))]
public sealed class MonthlyReportController(MonthlyReportReader reports, IOptions<SiteOptions> site, TimeProvider clock) : Controller
{
    public const string Path = "/facilitacion/informe";

    [HttpGet(Path)]
    public async Task<IActionResult> Show([FromQuery(Name = "mes")] string? month, CancellationToken cancel) =>
        View("MonthlyReport", await ReadAsync(month, cancel));

    [HttpGet(Path + ".pdf")]
    public async Task<IActionResult> Pdf([FromQuery(Name = "mes")] string? month, CancellationToken cancel)
    {
        var page = await ReadAsync(month, cancel);
        var file = MonthlyReportPdf.Print(page.Report, site.Value.Heading(), clock.GetUtcNow().UtcDateTime);
        return File(file, PdfWriter.MediaType, $"informe-{page.Chosen.Name}.pdf");
    }

    [HttpGet(Path + ".xlsx")]
    public async Task<IActionResult> Book([FromQuery(Name = "mes")] string? month, CancellationToken cancel)
    {
        var page = await ReadAsync(month, cancel);
        return File(
            MonthlyReportSpreadsheet.Write(page.Report, site.Value.Heading()),
            SpreadsheetWriter.MediaType,
            $"informe-{page.Chosen.Name}.xlsx"
        );
    }

    private async Task<MonthlyReportPage> ReadAsync(string? month, CancellationToken cancel)
    {
        var chosen = MonthChoice.Parse(month, BogotaClock.DayOf(clock.GetUtcNow().UtcDateTime));
        return new MonthlyReportPage(chosen, await reports.ReadAsync(User.PersonId(), chosen.Month, cancel));
    }
}

/// <summary>The page of a facilitator's month.</summary>
public sealed record MonthlyReportPage(MonthChoice Chosen, MonthlyReport Report);

/// <summary>What papers say of whose they are.</summary>
public static class PaperHeadings
{
    public static PaperHeading Heading(this SiteOptions site) => new(site.Entity, site.Name);
}
