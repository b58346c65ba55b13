using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.People;
using UsmeAprende.Reports.Plan;
using UsmeAprende.Typing;
using UsmeAprende.Web.Kit.Forms;
using UsmeAprende.Web.Kit.Requests;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Reports.Plan;

/// <summary>Where coordinators report what the platform cannot count, and take back what was wrong.</summary>
[Authorize(Roles = nameof(PersonRole.Coordinator))]
public sealed class PlanReportsController(ActionPlanStore plans, PlanProgressReader progress, PlanReporting reports, TimeProvider clock)
    : Controller
{
    public const string Path = "/coordinacion/plan";

    // One file, and what multipart forms add.
    private const long MostBytes = PlanReporting.MostFileBytes + (1024 * 1024);

    [HttpGet(Path)]
    public async Task<IActionResult> List([FromQuery(Name = "ano")] int? year, CancellationToken cancel) =>
        (year is { } asked ? plans.Current.Find(asked) : plans.Current.Plans.FirstOrDefault()) is { } plan
            ? View("PlanReports", new PlanPage(await progress.ReadAsync(plan, cancel), [.. plans.Current.Plans.Select(p => p.Year)]))
            : View("NoPlan");

    [HttpGet(Path + "/{year:int}/{result}")]
    public async Task<IActionResult> Show(int year, string result, CancellationToken cancel) =>
        FindByHand(year, result) is { } plan ? await ShowAsync(plan, result, new PlanReportForm(), cancel) : NotFound();

    [HttpPost(Path + "/{year:int}/{result}"), UploadSizeLimit(MostBytes), UploadConcurrencyLimit]
    public async Task<IActionResult> Add(int year, string result, PlanReportForm form, CancellationToken cancel)
    {
        if (FindByHand(year, result) is not { } plan)
            return NotFound();
        var evidence = await form.ReadFileAsync(ModelState, cancel);
        if (form.Check(ModelState, year, result, clock.GetUtcNow().UtcDateTime) is not { } details)
            return await AgainAsync(plan, result, form, StatusCodes.Status400BadRequest, cancel);
        switch (await reports.AddAsync(HttpContext.Actor(), details, evidence, cancel))
        {
            case PlanReportResult.Stored:
                return LocalRedirect($"{Path}/{year}/{result}?hecho=reportado");
            case PlanReportResult.NotAllowed:
                return Forbid();
            default:
                form.Before = new FormConflict((await reports.FindAsync(form.Id, cancel))?.Words ?? "otro reporte", null);
                form.Id = Guid.CreateVersion7();
                ModelState.Remove(nameof(form.Id));
                return await AgainAsync(plan, result, form, StatusCodes.Status409Conflict, cancel);
        }
    }

    [HttpPost(Path + "/reportes/{report:guid}/retirar")]
    public async Task<IActionResult> Withdraw(Guid report, CancellationToken cancel)
    {
        if (await reports.FindAsync(report, cancel) is not { } found || FindByHand(found.Year, found.Result) is not { } plan)
            return NotFound();
        // Each report has a form of its own on one page, and so a field of its own.
        var field = $"motivo-{report}";
        var reason = TypedText.CleanLine(Request.HasFormContentType ? Request.Form[field].ToString() : "");
        if (reason.Length is 0 or > PlanReport.ReasonLength)
        {
            ModelState.AddModelError(
                field,
                reason.Length == 0 ? "Escriba por qué lo retira." : $"Es demasiado largo: caben {PlanReport.ReasonLength} letras."
            );
            return await AgainAsync(plan, found.Result, new PlanReportForm(), StatusCodes.Status400BadRequest, cancel);
        }
        // Sent twice, the second finds nothing to withdraw: it is withdrawn.
        await reports.WithdrawAsync(HttpContext.Actor(), report, reason, cancel);
        return LocalRedirect($"{Path}/{found.Year}/{found.Result}?hecho=retirado");
    }

    private ActionPlan? FindByHand(int year, string result) =>
        plans.Current.Find(year) is { } plan && plan.Find(result) is { Measure.IsByHand: true } ? plan : null;

    private Task<ViewResult> AgainAsync(ActionPlan plan, string result, PlanReportForm form, int status, CancellationToken cancel)
    {
        Response.StatusCode = status;
        return ShowAsync(plan, result, form, cancel);
    }

    private async Task<ViewResult> ShowAsync(ActionPlan plan, string result, PlanReportForm form, CancellationToken cancel)
    {
        form.Page = await PlanResultPage.ReadAsync(plan, result, progress, reports, cancel);
        return View("PlanReporting", form);
    }
}
