using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.Jobs;
using UsmeAprende.People;
using UsmeAprende.Web.Jobs;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Operations;

/// <summary>What the site does by itself: when each job ran, how it went, what comes next; and the long work that people started.</summary>
[Authorize(Roles = nameof(Role.Administrator))]
public sealed class JobsController(
    JobTable table,
    JobHistory history,
    JobDispatcher jobs,
    Batches batches,
    UsmeDb db,
    AuditTrail audit,
    IOptions<JobsOptions> options
) : Controller
{
    public const string Path = "/administracion/trabajos";

    private const int MostBatches = 20;

    [HttpGet(Path)]
    public async Task<IActionResult> Show(string? pedido, CancellationToken cancel) =>
        View("Jobs", await PageAsync(table.Find(pedido ?? "")?.Sentence, cancel));

    [HttpPost(Path + "/{job}/ejecutar")]
    public async Task<IActionResult> Run(string job, CancellationToken cancel)
    {
        if (table.Find(job) is null)
            return NotFound();
        if (options.Value.Enabled is not true)
            return await RefuseAsync("Este servidor no ejecuta trabajos. Pídalo en el servidor que sí lo hace.", cancel);
        await db.WriteAsync(
            () =>
            {
                db.AfterCommit(() => jobs.Run(job));
                return audit.AppendAsync(db, User.PersonId(), OperationsAudit.JobRun, OperationsAudit.Job(job), null, null, cancel);
            },
            cancel
        );
        return Redirect($"{Path}?pedido={job}");
    }

    [HttpPost(Path + "/lotes/{batch:guid}/seguir")]
    public async Task<IActionResult> Resume(Guid batch, CancellationToken cancel)
    {
        var resumed = await db.WriteAsync(
            async () =>
            {
                if (!await batches.ResumeAsync(batch, cancel))
                    return false;
                await audit.AppendAsync(
                    db,
                    User.PersonId(),
                    OperationsAudit.BatchResumed,
                    OperationsAudit.Batch(batch),
                    null,
                    null,
                    cancel
                );
                return true;
            },
            cancel
        );
        return resumed ? Redirect(Path) : await RefuseAsync("Ese trabajo no está detenido: no hay nada que seguir.", cancel);
    }

    private async Task<ViewResult> RefuseAsync(string why, CancellationToken cancel)
    {
        ModelState.AddModelError("", why);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Jobs", await PageAsync(asked: null, cancel));
    }

    private async Task<JobsPage> PageAsync(string? asked, CancellationToken cancel)
    {
        // What needs somebody's eyes stands first.
        var status = history.List().OrderByDescending(s => s.Last?.HasFailed is true);
        var latest = await batches.LatestAsync(MostBatches, cancel);
        return new JobsPage(
            [.. status.Select(s => new JobLine(s))],
            latest.ConvertAll(b => BatchProgress.Of(b, batches.TitleOf(b.Kind), Path)),
            asked,
            options.Value.Enabled is true
        );
    }
}
