using Hangfire;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using UsmeAprende.Jobs;
using UsmeAprende.Web.Kit.Health;
using UsmeAprende.Wording;

namespace UsmeAprende.Web.Operations.Checks;

/// <summary>
/// Reports that no jobs run, and those that failed. Some run every minute on any node, so their silence means that all stand still. One for
/// the process: after a start they get some minutes.
/// </summary>
public sealed class JobsHealthCheck(JobStatusReader jobs, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    // The results of these are told by checks of their own.
    private static readonly string[] ToldElsewhere =
    [
        UsmeAprendeJobs.DatabaseCheckName,
        UsmeAprendeJobs.AuditCheckName,
        UsmeAprendeJobs.ClockCheckName,
    ];

    private readonly DateTime _firstLook = clock.GetUtcNow().UtcDateTime;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Report(jobs.ListStatuses(), clock.GetUtcNow().UtcDateTime));

    private HealthCheckResult Report(IReadOnlyList<JobStatus> all, DateTime now)
    {
        var last = all.Where(j => j.Job.Cron == Cron.Minutely()).Max(j => j.Last?.StartedAt);
        List<SiteTrouble> found = [.. all.Where(IsToBeTold).Select(Explain)];
        if (now - (last > _firstLook ? last.Value : _firstLook) > Patience)
            found.Insert(0, ExplainSilence(last));
        if (found.Count == 0 && last is null)
            return SiteHealthSummary.NotChecked("Todavía no se ha ejecutado ningún trabajo: no se sabe si andan.");
        return SiteTrouble.Report(
            found,
            $"De {all.Count} trabajos, {all.Count(j => j.Last?.HasFailed is false)} salieron bien la última "
                + $"vez y {all.Count(j => j.Last is null)} no se han ejecutado."
        );
    }

    private static bool IsToBeTold(JobStatus job) => job.Last?.HasFailed is true && !ToldElsewhere.Contains(job.Job.Name);

    private static SiteTrouble Explain(JobStatus job) =>
        new()
        {
            Fault = $"Un trabajo falló la última vez: {job.Job.Sentence}",
            Effect = "Lo que hace quedó sin hacer, y se intenta otra vez a su hora.",
            Remedy = job.Last?.Sentence is { } said ? $"Dijo: {said}" : "El registro del servidor dice por qué.",
            Page = TroublePage.Jobs,
        };

    private static SiteTrouble ExplainSilence(DateTime? last) =>
        new()
        {
            Fault = last is { } at
                ? $"Los trabajos del programa están detenidos desde el {SpanishDates.DayAndTime(at)}."
                : "Los trabajos del programa no han empezado.",
            Effect = "No salen cartas ni avisos, y no se hacen constancias ni cifras.",
            Remedy = "Mire que algún servidor tenga Jobs:Enabled, y vuelva a arrancar el sitio.",
            Page = TroublePage.Jobs,
        };
}
