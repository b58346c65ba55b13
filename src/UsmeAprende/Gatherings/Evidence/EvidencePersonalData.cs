using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.Gatherings.Evidence;

/// <summary>Exports which photos and signed lists exist of a person's gatherings: they may be on them.</summary>
public sealed class EvidencePersonalData(UsmeDb db, TimeProvider clock) : IPersonalData
{
    public string Part => "soportes";

    public IReadOnlyList<Type> Tables => [];

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
                Soporte = file.Kind == EvidenceKind.Photo ? "foto" : "planilla firmada",
                Numero = file.Place,
            }
        ).ToListAsync(cancel);

    /// <summary>
    /// Who is on a photo is not known, only who came: every photo of a gathering to which an erased person came must be looked at again,
    /// and is handed out in no package before. Signed lists stay, as the law on public records asks.
    /// </summary>
    public async Task EraseAsync(Guid person, CancellationToken cancel)
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

    /// <summary>Photos are of a gathering, not of a person.</summary>
    public Task<PersonalDataCount?> CountAsync(Guid person, CancellationToken cancel) => Task.FromResult<PersonalDataCount?>(null);
}
