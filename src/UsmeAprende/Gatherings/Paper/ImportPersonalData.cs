using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Jobs;
using UsmeAprende.People;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.Gatherings.Paper;

/// <summary>Exports on which imported lists a person is, and erases them from there.</summary>
public sealed class ImportPersonalData(UsmeDb db) : IPersonalData
{
    public string Part => "listas";

    public IReadOnlyList<Type> Tables => [typeof(SheetRow), typeof(ImportedLine)];

    public async Task<object> CollectAsync(PersonId person, CancellationToken cancel) =>
        new
        {
            Planillas = await db
                .SheetRows.Where(r => db.SamePerson(person).Contains(r.PersonId))
                .Join(
                    db.Gatherings,
                    r => r.GatheringId,
                    g => g.Id,
                    (r, g) =>
                        new
                        {
                            Encuentro = g.Title,
                            g.StartsAt,
                            Fila = r.Code,
                        }
                )
                .OrderBy(r => r.StartsAt)
                .ToListAsync(cancel),
            Importadas = await db
                .ImportedLines.Where(l => l.PersonId != null && db.SamePerson(person).Contains(l.PersonId.Value))
                .Join(db.ImportedLists, l => l.ListId, s => s.Id, (l, s) => new { s.CreatedAt, Linea = l.Line })
                .OrderBy(l => l.CreatedAt)
                .ToListAsync(cancel),
        };

    /// <summary>
    /// Erases the person from imported lists (R30). For lists that were not confirmed it is not known whom their lines mean: they are
    /// deleted completely, and can be uploaded again.
    /// </summary>
    public async Task EraseAsync(PersonId person, CancellationToken cancel)
    {
        await db
            .ImportedLines.Where(l => l.PersonId == person || l.CandidateId == person)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.Values, (string?)null).SetProperty(l => l.Problems, (string?)null), cancel);
        await ImportCleaning.DeleteAsync(db, db.ImportedLists.Where(l => l.AppliedAt == null), cancel);
    }

    /// <summary>Null: attendance that came by a list is counted with learning, like all attendance.</summary>
    public Task<PersonalDataCount?> CountAsync(PersonId person, CancellationToken cancel) => Task.FromResult<PersonalDataCount?>(null);
}

/// <summary>The job that deletes lists which were never confirmed, since they have personal data without purpose.</summary>
internal sealed class ImportCleaning(UsmeDb db, TimeProvider clock) : ISiteJob
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(2);

    public async Task RunAsync(JobReport report, CancellationToken cancel)
    {
        var before = clock.GetUtcNow().UtcDateTime - Kept;
        var deleted = await db.WriteAsync(
            () => DeleteAsync(db, db.ImportedLists.Where(l => l.AppliedAt == null && l.CreatedAt < before), cancel),
            cancel
        );
        report.Complete($"Listas sin importar borradas: {deleted}.");
    }

    internal static async Task<int> DeleteAsync(UsmeDb db, IQueryable<ImportedList> lists, CancellationToken cancel)
    {
        await db.ImportedLines.Where(line => lists.Any(l => l.Id == line.ListId)).ExecuteDeleteAsync(cancel);
        return await lists.ExecuteDeleteAsync(cancel);
    }
}
