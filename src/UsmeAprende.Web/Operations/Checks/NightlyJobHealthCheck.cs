using Microsoft.Extensions.Diagnostics.HealthChecks;
using UsmeAprende.Jobs;
using UsmeAprende.Web.Kit.Health;
using UsmeAprende.Wording;

namespace UsmeAprende.Web.Operations.Checks;

/// <summary>Reports the last result of a check that is a job, because it takes long or asks another machine.</summary>
/// <param name="job">Its name in the table of jobs.</param>
/// <param name="effect">What it means for people if the check finds something, as a whole sentence.</param>
/// <param name="place">Where it is mended or explained.</param>
public sealed class NightlyJobHealthCheck(
    string job,
    string effect,
    TroublePage place,
    JobStatusReader history,
    JobTable table,
    TimeProvider clock
) : IHealthCheck
{
    private const int Days = 3;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Check());

    private HealthCheckResult Check()
    {
        var what = table.Find(job)!.Sentence;
        if (history.FindLatestRun(job) is not { } run)
            return SiteHealthSummary.NotChecked($"Todavía no se ha hecho esta revisión: {what}");
        var when = SpanishDates.DayAndTime(run.StartedAt);
        if (run.HasFailed)
            return Report($"{run.Sentence} (Visto el {when})", "Mire la ayuda, y repita la revisión en Trabajos del programa.");
        return clock.GetUtcNow().UtcDateTime - run.StartedAt > TimeSpan.FromDays(Days)
            ? Report($"Desde el {when} no se hace esta revisión: {what}", "Mire en Trabajos del programa qué la detiene.")
            : HealthCheckResult.Healthy($"{run.Sentence} (Visto el {when})");
    }

    private HealthCheckResult Report(string fault, string remedy) =>
        SiteTrouble.Report(
            [
                new SiteTrouble
                {
                    Fault = fault,
                    Effect = effect,
                    Remedy = remedy,
                    Page = place,
                },
            ],
            status: HealthStatus.Unhealthy
        );
}
