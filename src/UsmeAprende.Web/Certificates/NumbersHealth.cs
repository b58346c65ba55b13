using Microsoft.Extensions.Diagnostics.HealthChecks;
using UsmeAprende.Certificates;
using UsmeAprende.Web.Kit;

namespace UsmeAprende.Web.Certificates;

/// <summary>
/// Asks whoever runs the site, until it is answered, for what a backup that was put back cannot tell: the last certificate's number given.
/// </summary>
public sealed class NumbersHealth(NumberQuestion numbers) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            numbers.AskedAt is { } at
                ? HealthCheckResult.Degraded(
                    $"Los datos pueden ser de una copia anterior: se notó el {SpanishDates.DayAndTime(at)}. Diga en el servidor "
                        + "cuál fue el último número de constancia que se entregó: "
                        + "«annul-missing AÑO ÚLTIMO», como «annul-missing 2026 123». Si no falta ninguno: «annul-missing none»."
                )
                : HealthCheckResult.Healthy()
        );
}
