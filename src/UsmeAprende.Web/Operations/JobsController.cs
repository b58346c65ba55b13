using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.Jobs;
using UsmeAprende.People;
using UsmeAprende.Web.Jobs;
using UsmeAprende.Web.Kit;
using UsmeAprende.Wording;

namespace UsmeAprende.Web.Operations;

/// <summary>
/// The administrator's page of jobs: when each ran, how it went and when it runs next; and the long work that people started.
/// </summary>
[Authorize(Roles = nameof(PersonRole.Administrator))]
public sealed class JobsController(
    JobTable table,
    JobStatusReader history,
    JobDispatcher jobs,
    BatchJobQueue batches,
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
                db.AfterCommit(() => jobs.Enqueue(job));
                return audit.AppendAsync(db, User.PersonId(), OperationsAudit.JobRun, OperationsAudit.JobSubject(job), null, null, cancel);
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
                    OperationsAudit.BatchSubject(batch),
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
        // Problems come first.
        var status = history.ListStatuses().OrderByDescending(s => s.Last?.HasFailed is true);
        var latest = await batches.ListLatestAsync(MostBatches, cancel);
        return new JobsPage(
            [.. status.Select(s => new JobLine(s))],
            latest.ConvertAll(b => BatchProgress.Of(b, batches.TitleOf(b.Kind), Path)),
            asked,
            options.Value.Enabled is true
        );
    }
}

/// <summary>The administrator's page of jobs and long work.</summary>
/// <param name="Asked">The sentence of the job that was just started.</param>
/// <param name="IsWorking">Whether this process runs jobs.</param>
public sealed record JobsPage(IReadOnlyList<JobLine> Jobs, IReadOnlyList<BatchProgress> Batches, string? Asked, bool IsWorking);

/// <summary>A job as the administrator sees it.</summary>
public sealed record JobLine(JobStatus Status)
{
    public ScheduledJob Job => Status.Job;

    public string Cadence => CronDescription.InSpanish(Job.Cron);

    public string Last =>
        Status.Last is { } run ? $"{SpanishDates.DayAndTime(run.StartedAt)}, duró {Took(run.Milliseconds)}" : "Todavía no se ha ejecutado";

    public string Next => Status.NextAt is { } at ? SpanishDates.DayAndTime(at) : "Cuando haya un servidor que lo haga";

    public string Outcome =>
        Status switch
        {
            { IsRunning: true } => "En curso",
            { Last: null } => "Sin ejecutar",
            { Last.HasFailed: true } => "Falló",
            _ => "Salió bien",
        };

    public (string Tone, string Icon) Badge =>
        Status switch
        {
            { IsRunning: true } or { Last: null } => ("warm", "reloj"),
            { Last.HasFailed: true } => ("bad", "equis"),
            _ => ("good", "correcto"),
        };

    public string? Failures =>
        Status is { Failures: > 0, LastFailure: { } failure }
            ? $"{(Status.Failures == 1 ? "Una falla" : $"{Status.Failures} fallas")} en los últimos 30 días. La "
                + $"última, el {SpanishDates.DayAndTime(failure.StartedAt)}: {failure.Sentence}"
            : null;

    private static string Took(long milliseconds) =>
        milliseconds switch
        {
            < 1_000 => "menos de un segundo",
            < 90_000 and var some => $"{some / 1_000} {(some < 2_000 ? "segundo" : "segundos")}",
            var more => $"{more / 60_000} {(more < 120_000 ? "minuto" : "minutos")}",
        };
}

/// <summary>Names of the audit's entries about the administrator's actions (R31).</summary>
public static class OperationsAudit
{
    public const string JobRun = "trabajo.ejecutado";
    public const string BatchResumed = "lote.reanudado";
    public const string TestLetter = "carta.de.prueba";

    public static string LetterSubject(PersonId administrator) => $"persona/{administrator}";

    public static string JobSubject(string name) => $"trabajo/{name}";

    public static string BatchSubject(Guid batch) => $"lote/{batch}";
}
