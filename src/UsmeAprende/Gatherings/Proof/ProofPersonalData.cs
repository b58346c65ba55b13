using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.Gatherings.Proof;

/// <summary>Which photos and signed lists are kept of the gatherings to which a person came: they may be on them.</summary>
public sealed class ProofPersonalData(UsmeDb db) : IPersonalDataExport
{
    public string Part => "soportes";

    public async Task<object> CollectAsync(Guid person, CancellationToken cancel) =>
        await (
            from file in db.ProofFiles
            join gathering in db.Gatherings on file.GatheringId equals gathering.Id
            where
                file.RemovedAt == null
                && db.Attendances.Any(a => a.GatheringId == gathering.Id && db.SamePerson(person).Contains(a.PersonId))
            orderby gathering.StartsAt, file.Kind, file.Place
            select new
            {
                Encuentro = gathering.Title,
                gathering.StartsAt,
                Soporte = file.Kind == ProofKind.Photo ? "foto" : "planilla firmada",
                Numero = file.Place,
            }
        ).ToListAsync(cancel);
}
