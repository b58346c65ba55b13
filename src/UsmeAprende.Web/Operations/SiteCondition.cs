using Microsoft.Extensions.Diagnostics.HealthChecks;
using UsmeAprende.Jobs;

namespace UsmeAprende.Web.Operations;

/// <summary>What is wrong with the site at this moment, in sentences for whoever runs it. Strangers are told one word, at <c>/salud/listo</c>.</summary>
public sealed record SiteCondition(HealthReport Health, IReadOnlyList<JobStatus> Jobs)
{
    public IReadOnlyList<string> Problems =>
    [
        .. Health.Entries.Where(e => e.Value.Status is not HealthStatus.Healthy).Select(e => e.Value.Description ?? $"Falla «{e.Key}». El registro del servidor dice por qué."),
        .. Jobs.Where(j => j.Last?.Outcome is JobOutcome.Failed).Select(j => $"Un trabajo falló la última vez: {j.Job.Sentence}"),
    ];
}
