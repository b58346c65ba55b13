using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using UsmeAprende.Data;
using UsmeAprende.Web.Kit.Health;

namespace UsmeAprende.Web.Operations.Checks;

/// <summary>Reports a full disk, and one that soon will be full. On a full disk people can read, but nothing can be stored.</summary>
public sealed class DiskHealthCheck(DiskSpace disk, IOptions<DataOptions> data) : IHealthCheck
{
    private const int Megabyte = 1_048_576;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Report(disk.Measure()));

    private HealthCheckResult Report(DiskSpaceReading reading)
    {
        var free = reading.FreeBytes / Megabyte;
        if (!reading.CanWrite)
            return SiteTrouble.Report(
                [
                    new SiteTrouble
                    {
                        Fault = $"No se puede escribir en la carpeta de datos{(free is null ? "" : $": quedan {free} MB en su disco")}.",
                        Effect = "Nada de lo que envían las personas se está guardando.",
                        Remedy = "Haga espacio o revise los permisos de la carpeta.",
                        Page = TroublePage.Server,
                    },
                ],
                status: HealthStatus.Unhealthy
            );
        var isLow = free < data.Value.LeastFreeMegabytes || reading.FreePercent < data.Value.LeastFreePercent;
        return SiteTrouble.Report(
            isLow
                ?
                [
                    new SiteTrouble
                    {
                        Fault = $"Quedan {free} MB en el disco de los datos, el {reading.FreePercent:0} %.",
                        Effect = "Si se llena, no se guarda nada de lo que envían las personas.",
                        Remedy = "Haga espacio antes de que se llene.",
                        Page = TroublePage.Server,
                    },
                ]
                : [],
            $"Se puede escribir en la carpeta de datos{(free is null ? "" : $"; quedan {free} MB en su disco")}."
        );
    }
}
