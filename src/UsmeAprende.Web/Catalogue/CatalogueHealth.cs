using Microsoft.Extensions.Diagnostics.HealthChecks;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Web.Catalogue;

/// <summary>Warns while a course is withdrawn for its faults: the site serves the others, and somebody should know.</summary>
public sealed class CatalogueHealth(CatalogueStore store) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var faults = store.Current.Faults;
        return Task.FromResult(faults.IsEmpty ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded($"Un curso no se muestra hasta que se corrija. Faltas: {faults.Length}. La primera: {faults[0]}"));
    }
}
