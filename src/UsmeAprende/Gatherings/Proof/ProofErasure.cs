using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.Gatherings.Proof;

/// <summary>
/// Who is on a photo is not known, only who came: every photo of a gathering to which an erased person came must be looked at again, and is
/// handed out in no package before (R30). Signed lists stay, as the law on public records asks.
/// </summary>
public sealed class ProofErasure(UsmeDb db, TimeProvider clock) : IPersonalDataErasure
{
    public async Task EraseAsync(Guid person, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await db
            .ProofFiles.Where(f =>
                f.Kind == ProofKind.Photo
                && f.RemovedAt == null
                && db.Attendances.Any(a => a.GatheringId == f.GatheringId && a.PersonId == person)
            )
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.ReviewSince, f => f.ReviewSince ?? now), cancel);
    }
}
