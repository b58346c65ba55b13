using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Jobs;

namespace UsmeAprende.Gatherings;

/// <summary>Forgets from which connections seats were asked for, once the gathering is over and they serve for nothing.</summary>
internal sealed class ConnectionCleaning(UsmeDb db, WriteGate gate, TimeProvider clock) : IJob
{
    public async Task RunAsync(JobRun run, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var forgotten = await gate.WriteAsync(db, () => db.Set<SeatReservation>()
            .Where(r => r.Connection != null && db.Set<Gathering>().Any(g => g.Id == r.GatheringId && g.EndsAt < now))
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Connection, (int?)null), cancel), cancel);
        run.Tell($"Conexiones olvidadas: {forgotten}.");
    }
}
