using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.Gatherings.Imports;

/// <summary>
/// Forgets what lists say of a person (R30). Whom the lines of a list that nobody said yes to speak of is not known: those lists go whole,
/// and can be sent again.
/// </summary>
public sealed class ImportErasure(UsmeDb db) : IPersonalDataErasure
{
    public async Task EraseAsync(Guid person, CancellationToken cancel)
    {
        await db
            .ImportedLines.Where(l => l.PersonId == person || l.CandidateId == person)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.Values, (string?)null).SetProperty(l => l.Problems, (string?)null), cancel);
        await ImportCleaning.ForgetAsync(db, db.ImportedLists.Where(l => l.AppliedAt == null), cancel);
    }
}
