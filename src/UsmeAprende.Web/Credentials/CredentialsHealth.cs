using Microsoft.Extensions.Diagnostics.HealthChecks;
using UsmeAprende.Credentials;
using UsmeAprende.Web.Kit.Health;

namespace UsmeAprende.Web.Credentials;

/// <summary>Health check that warns while no credential can be signed. Badges and certificates have to wait then.</summary>
public sealed class CredentialsHealth(CredentialSigner signer) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var readiness = await signer.CheckReadinessAsync(cancellationToken);
        return SiteTrouble.Report(
            readiness is CredentialReadiness.Ready ? [] : [Explain(readiness)],
            "Se pueden firmar insignias y constancias."
        );
    }

    private static SiteTrouble Explain(CredentialReadiness readiness) =>
        readiness is CredentialReadiness.NoAddress
            ? new SiteTrouble
            {
                Fault = "No se sabe la dirección del sitio.",
                Effect = "No se pueden firmar insignias ni certificados, que la llevan para siempre, y los avisos no salen por correo.",
                Remedy = "Ponga Site:Url en la configuración y vuelva a arrancar el sitio.",
                Page = TroublePage.Server,
            }
            : new SiteTrouble
            {
                Fault = "Falta lo que abre la clave de firma.",
                Effect = "No se pueden firmar insignias ni certificados; lo ya firmado sigue valiendo.",
                Remedy = "Devuelva la carpeta keys/ de su copia, o ponga una clave nueva en Claves de firma.",
                Page = TroublePage.Keys,
            };
}
