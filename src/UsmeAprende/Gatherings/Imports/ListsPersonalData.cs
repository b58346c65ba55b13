using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.Gatherings.Imports;

/// <summary>On which lists on paper a person stands.</summary>
public sealed class ListsPersonalData(UsmeDb db) : IPersonalDataExport
{
    public string Part => "listas";

    public async Task<object> CollectAsync(Guid person, CancellationToken cancel) =>
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
}
