using Microsoft.Extensions.Diagnostics.HealthChecks;
using UsmeAprende.Badges;
using UsmeAprende.Web.Kit.Health;

namespace UsmeAprende.Web.Badges;

/// <summary>Health check that warns while the badges are withdrawn because of faults: nobody is awarded one then.</summary>
public sealed class BadgesHealth(BadgeStore store) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var faults = store.Current.Faults;
        IReadOnlyList<SiteTrouble> found = faults.IsEmpty
            ? []
            :
            [
                new SiteTrouble
                {
                    Fault = $"Las insignias tienen faltas: {faults.Length}. La primera: {faults[0]}",
                    Effect = "Mientras tanto no se le da ninguna a nadie; las ya ganadas siguen.",
                    Remedy = "Pídale a quien escribe los cursos que corrija badges.yml.",
                    Page = TroublePage.Courses,
                },
            ];
        return Task.FromResult(SiteTrouble.Report(found, "Las insignias se leyeron sin faltas."));
    }
}
