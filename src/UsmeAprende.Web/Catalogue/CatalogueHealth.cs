using Microsoft.Extensions.Diagnostics.HealthChecks;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Web.Catalogue;

/// <summary>Warns while something of the courses is withheld for its faults: the site serves the rest, and somebody should know.</summary>
public sealed class CatalogueHealth(CatalogueStore store) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var faults = store.Current.Faults;
        return Task.FromResult(
            faults.IsEmpty
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Degraded(
                    $"Hay páginas de los cursos que no se muestran hasta que se corrijan. Faltas: {faults.Length}. La primera: {faults[0]}"
                )
        );
    }
}
