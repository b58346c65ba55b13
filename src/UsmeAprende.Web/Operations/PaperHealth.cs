using Microsoft.Extensions.Diagnostics.HealthChecks;
using UsmeAprende.Documents.Paper;

namespace UsmeAprende.Web.Operations;

/// <summary>
/// Warns while the machine has no letters to print documents with: people are served all the same, certificates and lists wait.
/// </summary>
public sealed class PaperHealth(PaperFonts fonts) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(fonts.Problem is { } problem ? HealthCheckResult.Degraded(problem) : HealthCheckResult.Healthy());
}
