using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsmeAprende.Data;
using UsmeAprende.Jobs;
using UsmeAprende.Wording;

namespace UsmeAprende.Operations;

/// <summary>
/// Checks the machine's clock: against what was already written, which cannot be later than now, and against the legal time. A wrong clock
/// gives wrong dates to certificates and lets one-use codes expire early or late.
/// </summary>
internal sealed class ClockCheckJob(UsmeDb db, IOptions<OperationsOptions> options, TimeProvider clock) : ISiteJob
{
    private const int LastEntries = 200;

    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    public async Task RunAsync(JobReport report, CancellationToken cancel)
    {
        var latest = await db
            .AuditEntries.OrderByDescending(e => e.Sequence)
            .Take(LastEntries)
            .MaxAsync(e => (DateTime?)e.HappenedAt, cancel);
        if (latest - clock.GetUtcNow().UtcDateTime is { } ahead && ahead > Tolerance)
        {
            report.Fail(
                $"El reloj del servidor está atrasado: la auditoría tiene algo del {SpanishDates.DayAndTime(latest!.Value)}, y según él "
                    + "eso todavía no ha pasado."
            );
            return;
        }
        if (options.Value.TimeServer is { } server)
            Compare(report, server, await NetworkTime.FindLeadAsync(server, clock, cancel));
        else
            report.Complete(
                "El reloj del servidor no va por detrás de lo ya anotado. Con la hora legal no se compara: falta Operations:TimeServer."
            );
    }

    private static void Compare(JobReport report, string server, TimeSpan? lead)
    {
        if (lead is not { } difference)
            report.Fail($"No se sabe si la hora del servidor es la legal: {server} no respondió.");
        else if (difference.Duration() > Tolerance)
            report.Fail(
                $"El reloj del servidor está {(difference > TimeSpan.Zero ? "adelantado" : "atrasado")} "
                    + $"{SpanishCount.Format((int)difference.Duration().TotalMinutes, "minuto", "minutos")} frente a {server}."
            );
        else
            report.Complete($"La hora del servidor es la de {server}.");
    }
}
