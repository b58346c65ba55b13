using Microsoft.Extensions.Diagnostics.HealthChecks;
using UsmeAprende.Jobs;
using UsmeAprende.Web.Site;

namespace UsmeAprende.Web.Operations;

/// <summary>Tells what a check that takes long, and so runs at night, found the last time.</summary>
/// <param name="job">Its name in the table of jobs.</param>
public sealed class NightlyCheckHealth(string job, JobHistory history, JobTable table, TimeProvider clock) : IHealthCheck
{
    private const int Days = 3;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Check());

    private HealthCheckResult Check()
    {
        var what = table.Find(job)!.Sentence;
        if (history.FindLatest(job) is not { } run)
            return SiteCondition.NotSeen($"Todavía no se ha hecho esta revisión: {what}");
        var when = BogotaTime.Show(run.StartedAt);
        if (run.HasFailed)
            return HealthCheckResult.Unhealthy($"{run.Sentence} (Visto el {when})");
        return clock.GetUtcNow().UtcDateTime - run.StartedAt > TimeSpan.FromDays(Days)
            ? HealthCheckResult.Degraded($"Desde el {when} no se hace esta revisión: {what} Mire en Trabajos del programa qué la detiene.")
            : HealthCheckResult.Healthy($"{run.Sentence} (Visto el {when})");
    }
}
