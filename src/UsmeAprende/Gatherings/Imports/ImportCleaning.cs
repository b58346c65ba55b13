using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Jobs;

namespace UsmeAprende.Gatherings.Imports;

/// <summary>Throws away lists that nobody said yes to: they hold what people wrote of themselves, for nothing.</summary>
internal sealed class ImportCleaning(UsmeDb db, TimeProvider clock) : IJob
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(2);

    public async Task RunAsync(JobReport report, CancellationToken cancel)
    {
        var before = clock.GetUtcNow().UtcDateTime - Kept;
        var deleted = await db.WriteAsync(
            () => ForgetAsync(db, db.ImportedLists.Where(l => l.AppliedAt == null && l.CreatedAt < before), cancel),
            cancel
        );
        report.Complete($"Listas sin importar borradas: {deleted}.");
    }

    internal static async Task<int> ForgetAsync(UsmeDb db, IQueryable<ImportedList> lists, CancellationToken cancel)
    {
        await db.ImportedLines.Where(line => lists.Any(l => l.Id == line.ListId)).ExecuteDeleteAsync(cancel);
        return await lists.ExecuteDeleteAsync(cancel);
    }
}
