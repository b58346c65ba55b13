using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.Gatherings.Evidence;

/// <summary>Exports which photos and signed lists exist of a person's gatherings, and marks the photos when the person is erased.</summary>
public sealed class EvidencePersonalData(UsmeDb db, TimeProvider clock) : IPersonalData
{
    public string Part => "soportes";

    public IReadOnlyList<Type> Tables => [];

    public async Task<object> CollectAsync(PersonId person, CancellationToken cancel) =>
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
                Soporte = file.Kind == EvidenceKind.Photo ? "foto" : "planilla firmada",
                Numero = file.Place,
            }
        ).ToListAsync(cancel);

    /// <summary>
    /// Marks every photo of the person's gatherings to be checked again (R30): it is not known who is on a photo, only who came. Until it
    /// is checked, it is in no package. Signed lists stay, as the law on public records demands.
    /// </summary>
    public async Task EraseAsync(PersonId person, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await db
            .ProofFiles.Where(f =>
                f.Kind == EvidenceKind.Photo
                && f.RemovedAt == null
                && db.Attendances.Any(a => a.GatheringId == f.GatheringId && a.PersonId == person)
            )
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.ReviewSince, f => f.ReviewSince ?? now), cancel);
    }

    /// <summary>Null: photos belong to a gathering, not to a person.</summary>
    public Task<PersonalDataCount?> CountAsync(PersonId person, CancellationToken cancel) => Task.FromResult<PersonalDataCount?>(null);
}
