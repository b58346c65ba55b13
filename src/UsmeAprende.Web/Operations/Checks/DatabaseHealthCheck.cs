using Microsoft.Extensions.Diagnostics.HealthChecks;
using UsmeAprende.Data;
using UsmeAprende.Web.Kit.Health;

namespace UsmeAprende.Web.Operations.Checks;

/// <summary>Whether the database answers, and which one it is.</summary>
internal sealed class DatabaseHealthCheck(UsmeDb db, DatabaseProvider database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        SiteTrouble.Report(
            await db.Database.CanConnectAsync(cancellationToken) ? [] : [Explain()],
            $"La base de datos ({database.Name}) responde.",
            HealthStatus.Unhealthy
        );

    private SiteTrouble Explain() =>
        new()
        {
            Fault = $"La base de datos ({database.Name}) no responde.",
            Effect = "Nadie puede entrar ni guardar nada.",
            Remedy = "El registro del servidor dice por qué.",
            Page = TroublePage.Server,
        };
}
