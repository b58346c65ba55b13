using Microsoft.Extensions.Diagnostics.HealthChecks;
using UsmeAprende.Certificates.Paper;
using UsmeAprende.Web.Kit.Health;

namespace UsmeAprende.Web.Operations.Checks;

/// <summary>Warns if certificates cannot be made as they are configured: the site works, and they wait.</summary>
public sealed class PaperHealthCheck(CertificateImages pictures, PdfSigningCertificate signing) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        List<SiteTrouble> found =
        [
            .. new[] { pictures.Problem, signing.FindProblem() }
                .OfType<string>()
                .Select(problem => Tell(problem, "Las constancias esperan: no se emite ninguna.")),
        ];
        if (signing.FindNotice() is { } notice)
            found.Add(Tell(notice, "Hoy se siguen emitiendo."));
        return Task.FromResult(SiteTrouble.Report(found, "Las imágenes de las constancias se pueden leer."));
    }

    private static SiteTrouble Tell(string problem, string effect) =>
        new()
        {
            Fault = problem,
            Effect = effect,
            Remedy = "Corrija el archivo o la configuración y vuelva a arrancar el sitio.",
            Page = TroublePage.Certificates,
        };
}
