using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.People;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Gatherings.Planning;

/// <summary>Cancels gatherings, and takes a cancellation back.</summary>
[Authorize(Roles = nameof(PersonRole.Facilitator))]
public sealed class GatheringCancellationController(GatheringPlanning planning, StaffGatheringReader gatherings, UsmeDb db) : Controller
{
    private const string Path = StaffGatheringsPage.Path;

    [HttpGet(Path + "/{id:guid}/cancelar")]
    public async Task<IActionResult> AskCancel(Guid id, CancellationToken cancel) =>
        await gatherings.FindAsync(HttpContext.Actor(), id, cancel) is { CancelledAt: null, ClosedAt: null } gathering
            ? View("CancelGathering", await FillAsync(new CancelForm(), gathering, cancel))
            : NotFound();

    [HttpPost(Path + "/{id:guid}/cancelar")]
    public async Task<IActionResult> CancelGathering(Guid id, CancelForm form, CancellationToken cancel)
    {
        if (await gatherings.FindAsync(HttpContext.Actor(), id, cancel) is not { CancelledAt: null, ClosedAt: null } gathering)
            return NotFound();
        if (form.Check(ModelState, "Escriba por qué se cancela. Lo leerán quienes reservaron.") is { } reason)
            return await planning.CancelAsync(HttpContext.Actor(), id, reason, form.Rest, cancel) is PlanningResult.Done
                ? LocalRedirect($"{Path}?ver=cancelados&hecho=cancelado")
                : NotFound();
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("CancelGathering", await FillAsync(form, gathering, cancel));
    }

    [HttpGet(Path + "/{id:guid}/restablecer")]
    public async Task<IActionResult> AskRestore(Guid id, CancellationToken cancel) =>
        await gatherings.FindAsync(HttpContext.Actor(), id, cancel) is { CancelledAt: not null } gathering
            ? View("RestoreGathering", new CancelForm { Gathering = gathering })
            : NotFound();

    [HttpPost(Path + "/{id:guid}/restablecer")]
    public async Task<IActionResult> RestoreGathering(Guid id, CancelForm form, CancellationToken cancel)
    {
        if (await gatherings.FindAsync(HttpContext.Actor(), id, cancel) is not { } gathering)
            return NotFound();
        if (form.Check(ModelState, "Escriba por qué se hace después de todo. Lo leerán quienes reservaron.") is { } reason)
            return await planning.RestoreAsync(HttpContext.Actor(), id, reason, cancel) is PlanningResult.Done
                ? LocalRedirect($"{Path}?hecho=restablecido")
                : NotFound();
        form.Gathering = gathering;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("RestoreGathering", form);
    }

    private async Task<CancelForm> FillAsync(CancelForm form, Gathering gathering, CancellationToken cancel)
    {
        form.Gathering = gathering;
        form.Later = await gatherings.CountRestOfSeriesAsync(HttpContext.Actor(), gathering, cancel);
        form.Came = await db.Attendances.CountAsync(a => a.GatheringId == gathering.Id, cancel);
        return form;
    }
}
