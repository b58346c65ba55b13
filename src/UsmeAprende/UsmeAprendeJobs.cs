using UsmeAprende.Certificates;
using UsmeAprende.Jobs;

namespace UsmeAprende;

/// <summary>Every job of the site, on one page: its name for ever, when it runs by Bogotá's clock, what it does. Listed so on /administracion/trabajos.</summary>
public static class UsmeAprendeJobs
{
    public static IReadOnlyList<ScheduledJob> All { get; } =
    [
        ScheduledJob.Of<HistoryCleaning>("historial", Cadence.DailyAt(3, 10), "Borra de este historial lo que salió bien hace más de una semana y lo que falló hace más de 90 días."),
        ScheduledJob.Of<DocumentMaking>("constancias", Cadence.EveryMinutes(5), "Hace los documentos de constancias que no se pudieron hacer al emitirlas."),
    ];
}
