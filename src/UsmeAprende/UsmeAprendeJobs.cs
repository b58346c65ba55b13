using UsmeAprende.Badges;
using UsmeAprende.Jobs;

namespace UsmeAprende;

/// <summary>Every job of the site, on one page: its name for ever, when it runs by Bogotá's clock, what it does. Listed so on /administracion/trabajos.</summary>
public static class UsmeAprendeJobs
{
    public static IReadOnlyList<ScheduledJob> All { get; } =
    [
        ScheduledJob.Of<HistoryCleaning>("historial", Cadence.DailyAt(3, 10), "Borra de este historial lo que salió bien hace más de una semana y lo que falló hace más de 90 días."),
        ScheduledJob.Of<GoalsJob>("metas", Cadence.DailyAt(4, 20), "Cuenta las lecciones de la meta del mes, llena su dibujo y la cierra 14 días después de terminado el mes."),
    ];
}
