using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Jobs;

namespace UsmeAprende.People;

/// <summary>Throws away codes and set-up links that nobody can use any more, once they no longer count for the limits of a day.</summary>
internal sealed class CodeCleaning(UsmeDb db, WriteGate gate, TimeProvider clock) : IJob
{
    private static readonly TimeSpan s_kept = TimeSpan.FromDays(2);

    public async Task RunAsync(JobRun run, CancellationToken cancel)
    {
        var before = clock.GetUtcNow().UtcDateTime - s_kept;
        var deleted = await gate.WriteAsync(db, async () =>
            await db.OneUseCodes.Where(c => c.ExpiresAt < before).ExecuteDeleteAsync(cancel)
            + await db.SetUpLinks.Where(l => l.ExpiresAt < before).ExecuteDeleteAsync(cancel), cancel);
        run.Tell($"Códigos vencidos borrados: {deleted}.");
    }
}
