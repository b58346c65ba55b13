using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Jobs;

namespace UsmeAprende.Gatherings.Imports;

/// <summary>Throws away lists that nobody said yes to: they hold what people wrote of themselves, for nothing.</summary>
internal sealed class ImportCleaning(UsmeDb db, WriteGate gate, TimeProvider clock) : IJob
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(2);

    public async Task RunAsync(JobRun run, CancellationToken cancel)
    {
        var before = clock.GetUtcNow().UtcDateTime - Kept;
        var deleted = await gate.WriteAsync(db, () => ForgetAsync(db, db.Set<ImportedList>().Where(l => l.AppliedAt == null && l.CreatedAt < before), cancel), cancel);
        run.Tell($"Listas sin importar borradas: {deleted}.");
    }

    internal static async Task<int> ForgetAsync(UsmeDb db, IQueryable<ImportedList> lists, CancellationToken cancel)
    {
        await db.Set<ImportedLine>().Where(line => lists.Any(l => l.Id == line.ListId)).ExecuteDeleteAsync(cancel);
        return await lists.ExecuteDeleteAsync(cancel);
    }
}
