using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace UsmeAprende.Web.Reminders;

/// <summary>Warns while reminders cannot go out as letters: people find them in their inbox and are called all the same.</summary>
public sealed class ReminderHealth(LetterReadiness letters) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(letters.Problem is { } problem ? HealthCheckResult.Degraded(problem) : HealthCheckResult.Healthy());
}
