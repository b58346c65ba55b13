using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Documents.Paper;
using UsmeAprende.Documents.Pictures;
using UsmeAprende.Reports.Plan;
using UsmeAprende.Web.Kit.Caching;

namespace UsmeAprende.Web.Reports.Plan;

/// <summary>The action plan for everyone: what was promised, how far it has come, how that is counted, and the proof.</summary>
[AllowAnonymous]
public sealed class PlanController(ActionPlanStore plans, PlanProgressReader progress, PlanReporting reports) : Controller
{
    public const string Path = "/plan-de-accion";

    /// <summary>This year's plan, or the last one.</summary>
    [HttpGet(Path), PublicPage(Area = PlanReporting.Area)]
    public async Task<IActionResult> ShowLast(CancellationToken cancel) =>
        plans.Current.Plans is [var last, ..] ? await ShowAsync(last, cancel) : View("NoPlan");

    [HttpGet(Path + "/{year:int}"), PublicPage(Area = PlanReporting.Area)]
    public async Task<IActionResult> Show(int year, CancellationToken cancel) =>
        plans.Current.Find(year) is { } plan ? await ShowAsync(plan, cancel) : NotFound();

    [HttpGet(Path + "/{year:int}/{result}"), PublicPage(Area = PlanReporting.Area)]
    public async Task<IActionResult> ShowResult(int year, string result, CancellationToken cancel)
    {
        if (plans.Current.Find(year) is not { } plan || plan.Find(result) is null)
            return NotFound();
        return View("PlanResult", await PlanResultPage.ReadAsync(plan, result, progress, reports, cancel));
    }

    [HttpGet(Path + "/soportes/{report:guid}")]
    public async Task<IActionResult> SendFile(Guid report, CancellationToken cancel)
    {
        if (await reports.FindAsync(report, cancel) is not { } found || reports.Open(found) is not { } content)
            return NotFound();
        // Whatever was hidden in it, it runs nothing here.
        Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return File(
            content,
            found.IsPdf ? PdfWriter.MediaType : CleanJpeg.MediaType,
            $"{found.Result}-{found.Month:yyyy-MM}{found.Extension}"
        );
    }

    private async Task<ViewResult> ShowAsync(ActionPlan plan, CancellationToken cancel) =>
        View("Plan", new PlanPage(await progress.ReadAsync(plan, cancel), [.. plans.Current.Plans.Select(p => p.Year)]));
}

/// <param name="Years">That have a plan, newest first.</param>
public sealed record PlanPage(PlanProgress Progress, IReadOnlyList<int> Years);

/// <param name="Reports">Newest month first; withdrawn ones too.</param>
public sealed record PlanResultPage(ActionPlan Plan, ResultProgress Progress, IReadOnlyList<PlanReport> Reports)
{
    public KeyResult Result => Progress.Result;

    public string PublicPath => $"{PlanController.Path}/{Plan.Year}/{Result.Id}";

    public static async Task<PlanResultPage> ReadAsync(
        ActionPlan plan,
        string result,
        PlanProgressReader progress,
        PlanReporting reports,
        CancellationToken cancel
    ) =>
        new(
            plan,
            (await progress.ReadAsync(plan, cancel)).Find(result)!,
            [.. (await reports.ListAsync(plan.Year, cancel)).Where(r => r.Result == result)]
        );
}
