using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using UsmeAprende.Data;

namespace UsmeAprende.Web.Operations;

/// <summary>Tells a full disk, and one that soon will be. On a full one people read on, and whatever they send fails.</summary>
public sealed class DiskHealth(DiskRoom disk, IOptions<DataOptions> data) : IHealthCheck
{
    private const int Megabyte = 1_048_576;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Of(disk.Look()));

    private HealthCheckResult Of(DiskReading reading)
    {
        var free = reading.FreeBytes / Megabyte;
        if (!reading.CanWrite)
            return HealthCheckResult.Unhealthy(
                $"No se puede escribir en la carpeta de datos{(free is null ? "" : $": quedan {free} MB en su disco")}. Nada de "
                    + "lo que envían las personas se está guardando. Haga espacio o revise los permisos de la carpeta."
            );
        return free < data.Value.LeastFreeMegabytes
            ? HealthCheckResult.Degraded(
                $"Quedan {free} MB en el disco de los datos. Haga espacio antes de que se llene: lleno, no se guarda nada."
            )
            : HealthCheckResult.Healthy(
                $"Se puede escribir en la carpeta de datos{(free is null ? "" : $"; quedan {free} MB en su disco")}."
            );
    }
}
