using Microsoft.Extensions.Diagnostics.HealthChecks;
using UsmeAprende.Badges;

namespace UsmeAprende.Web.Badges;

/// <summary>Health check that warns while the badges are withdrawn because of faults: nobody is awarded one then.</summary>
public sealed class BadgesHealth(BadgeStore store) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var faults = store.Current.Faults;
        return Task.FromResult(
            faults.IsEmpty
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Degraded(
                    $"No se dan insignias hasta que se corrija badges.yml. Faltas: {faults.Length}. La primera: {faults[0]}"
                )
        );
    }
}
