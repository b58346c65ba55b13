using Microsoft.Extensions.Diagnostics.HealthChecks;
using UsmeAprende.Data;

namespace UsmeAprende.Web.Operations;

/// <summary>Whether the database answers, and which one it is.</summary>
internal sealed class DatabaseHealth(UsmeDb db, DatabaseProvider database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await db.Database.CanConnectAsync(cancellationToken)
            ? HealthCheckResult.Healthy($"La base de datos ({database.Name}) responde.")
            : new HealthCheckResult(
                context.Registration.FailureStatus,
                $"La base de datos ({database.Name}) no responde: nadie puede entrar ni guardar nada. El registro "
                    + "del servidor dice por qué."
            );
}
