using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Jobs;

namespace UsmeAprende.Gatherings;

/// <summary>Forgets from which connections seats were asked for, once the gathering is over and they serve for nothing.</summary>
internal sealed class ConnectionCleaning(UsmeDb db, TimeProvider clock) : IJob
{
    public async Task RunAsync(JobReport report, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var forgotten = await db.WriteAsync(
            () =>
                db
                    .SeatReservations.Where(r => r.Connection != null && db.Gatherings.Any(g => g.Id == r.GatheringId && g.EndsAt < now))
                    .ExecuteUpdateAsync(set => set.SetProperty(r => r.Connection, (int?)null), cancel),
            cancel
        );
        report.Complete($"Conexiones olvidadas: {forgotten}.");
    }
}
