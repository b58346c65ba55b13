using Microsoft.Extensions.Diagnostics.HealthChecks;
using UsmeAprende.Credentials;

namespace UsmeAprende.Web.Credentials;

/// <summary>Health check that warns while no credential can be signed. Badges and certificates have to wait then.</summary>
public sealed class CredentialsHealth(CredentialSigner signer) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var readiness = await signer.CheckReadinessAsync(cancellationToken);
        return readiness is CredentialReadiness.Ready ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(Sentence(readiness));
    }

    private static string Sentence(CredentialReadiness readiness) =>
        readiness is CredentialReadiness.NoAddress
            ? "No se pueden firmar insignias ni certificados: llevan para siempre la dirección del sitio y no la "
                + "sabemos. Ponga Site:Url en la configuración y vuelva a arrancar el sitio."
            : "No se pueden firmar insignias ni certificados: falta lo que abre la clave de firma. Devuelva la carpeta "
                + "keys/ de su copia, o ponga una clave nueva en Claves de firma; lo ya firmado sigue valiendo.";
}
