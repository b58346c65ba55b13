using Microsoft.Extensions.Diagnostics.HealthChecks;
using UsmeAprende.Credentials;

namespace UsmeAprende.Web.Credentials;

/// <summary>Warns while no credential can be signed: people learn on, but their badges and certificates wait.</summary>
public sealed class CredentialsHealth(CredentialSigner signer) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var readiness = await signer.ReadinessAsync(cancellationToken);
        return readiness is CredentialReadiness.Ready ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(CredentialsUnavailableException.Sentence(readiness));
    }
}
