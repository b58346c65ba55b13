using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using UsmeAprende.Certificates;
using UsmeAprende.Web.Site;

namespace UsmeAprende.Web.Operations;

/// <summary>Tells which settings nobody made that only the owner can make.</summary>
public sealed class SettingsHealth(IOptions<CertificateOptions> certificates, IOptions<SiteOptions> site, IHostEnvironment environment)
    : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<string> missing = [.. Missing()];
        if (missing.Count > 0 && !environment.IsProduction())
            return Task.FromResult(
                SiteCondition.NotSeen(
                    "Quién firma las constancias y a quién escribir por los datos personales: solo se mira en producción."
                )
            );
        return Task.FromResult(missing.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(string.Join(' ', missing)));
    }

    private IEnumerable<string> Missing()
    {
        if (string.IsNullOrWhiteSpace(certificates.Value.Signatory))
            yield return "No se puede emitir ninguna constancia: no se sabe quién las firma. Ponga Certificates:Signatory y "
                + "Certificates:SignatoryRole en la configuración.";
        if (string.IsNullOrWhiteSpace(site.Value.PrivacyContact))
            yield return "Nadie sabe a quién escribir por sus datos personales, como pide la Ley 1581. Ponga "
                + "Site:PrivacyContact en la configuración.";
    }
}
