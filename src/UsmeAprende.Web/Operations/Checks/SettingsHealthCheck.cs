using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using UsmeAprende.Certificates;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.Kit.Health;

namespace UsmeAprende.Web.Operations.Checks;

/// <summary>Reports missing settings that only the owner can make.</summary>
public sealed class SettingsHealthCheck(IOptions<CertificateOptions> certificates, IOptions<SiteOptions> site, IHostEnvironment environment)
    : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        List<SiteTrouble> missing = [.. Missing()];
        return Task.FromResult(
            missing.Count > 0 && !environment.IsProduction()
                ? SiteHealthSummary.NotChecked(
                    "Quién firma las constancias y a quién escribir por los datos personales: solo se mira en producción."
                )
                : SiteTrouble.Report(
                    missing,
                    "Están puestos los datos que solo usted puede poner: quién firma y a quién escribir por los datos personales."
                )
        );
    }

    private IEnumerable<SiteTrouble> Missing()
    {
        if (string.IsNullOrWhiteSpace(certificates.Value.Signatory))
            yield return Tell(
                "No se sabe quién firma las constancias.",
                "No se puede emitir ninguna.",
                "Ponga Certificates:Signatory y Certificates:SignatoryRole en la configuración."
            );
        if (string.IsNullOrWhiteSpace(site.Value.PrivacyContact))
            yield return Tell(
                "No hay a quién escribir por los datos personales, como pide la Ley 1581.",
                "Nadie puede reclamar por los suyos, ni avisar de una falla de seguridad.",
                "Ponga Site:PrivacyContact en la configuración."
            );
        List<string> unsaid = [.. Unsaid(site.Value)];
        if (unsaid.Count > 0)
            yield return Tell(
                "No se sabe bien quién es la entidad.",
                "Las cartas y las insignias no lo dicen, y se parecen a las de un engaño.",
                $"Ponga en la configuración {string.Join(", ", unsaid)}."
            );
    }

    private IEnumerable<string> Unsaid(SiteOptions entity)
    {
        if (string.IsNullOrWhiteSpace(entity.Nit))
            yield return "su NIT (Site:Nit)";
        if (string.IsNullOrWhiteSpace(entity.Address))
            yield return "su dirección (Site:Address)";
        if (string.IsNullOrWhiteSpace(entity.Telephone))
            yield return "su teléfono (Site:Telephone)";
        if (!File.Exists(entity.EmblemFile) && !File.Exists(certificates.Value.EmblemFile))
            yield return "su escudo (Site:EmblemFile)";
    }

    private static SiteTrouble Tell(string fault, string effect, string remedy) =>
        new()
        {
            Fault = fault,
            Effect = effect,
            Remedy = remedy,
            Page = TroublePage.Settings,
        };
}
