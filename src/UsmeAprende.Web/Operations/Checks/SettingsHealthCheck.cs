using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using UsmeAprende.Certificates;
using UsmeAprende.Data;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.Kit.Health;

namespace UsmeAprende.Web.Operations.Checks;

/// <summary>Reports settings that only the owner can make, settings whose name is misspelt, and data beside the programme.</summary>
public sealed class SettingsHealthCheck(
    IOptions<CertificateOptions> certificates,
    IOptions<SiteOptions> site,
    IOptions<DataOptions> data,
    IConfiguration configuration,
    IHostEnvironment environment
) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        List<SiteTrouble> wrong = [.. Misspelt(), .. FindMisplacedData()];
        List<SiteTrouble> missing = [.. Missing()];
        return Task.FromResult(
            wrong.Count == 0 && missing.Count > 0 && !environment.IsProduction()
                ? SiteHealthSummary.NotChecked(
                    "Quién firma las constancias y a quién escribir por los datos personales: solo se mira en producción."
                )
                : SiteTrouble.Report(
                    environment.IsProduction() ? [.. wrong, .. missing] : wrong,
                    "Están puestos los datos que solo usted puede poner: quién firma y a quién escribir por los datos personales."
                )
        );
    }

    private IEnumerable<SiteTrouble> Misspelt() =>
        SettingsInspection
            .FindUnknown(configuration)
            .Select(sentence =>
                Tell(
                    sentence,
                    "El sitio hace como si no lo hubieran escrito.",
                    "Corrija el nombre en la configuración y vuelva a arrancar el sitio."
                )
            );

    private IEnumerable<SiteTrouble> FindMisplacedData()
    {
        var programme = Path.TrimEndingDirectorySeparator(environment.ContentRootPath) + Path.DirectorySeparatorChar;
        if (environment.IsProduction() && data.Value.Folder.StartsWith(programme, StringComparison.Ordinal))
            yield return Tell(
                "Los datos están dentro de la carpeta del programa.",
                "Quien ponga una versión nueva puede borrar lo que guardaron las personas.",
                "Detenga el sitio, mueva esa carpeta a otra parte y dígalo en Data:Folder."
            ) with
            {
                Page = TroublePage.Server,
            };
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
