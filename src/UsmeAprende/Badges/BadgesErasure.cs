using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Badges;

/// <summary>
/// Takes an erased person's badges from sight (R30). The rows stay under random ids, and a credential that somebody holds can still be
/// checked: it names nobody.
/// </summary>
internal sealed class BadgesErasure(UsmeDb db, PublicStamps stamps) : IPersonErasure
{
    public async Task EraseAsync(Guid person, CancellationToken cancel)
    {
        // Why one was revoked may tell of its owner.
        foreach (
            var revoked in await db
                .BadgeAwards.Where(a => a.PersonId == person && a.RevokedAt != null)
                .Select(a => a.Id)
                .ToListAsync(cancel)
        )
            await AuditTrail.EraseValuesAsync(db, BadgesAudit.Subject(revoked), cancel);
        await db
            .BadgeAwards.Where(a => a.PersonId == person)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(a => a.SharedAt, (DateTime?)null)
                        .SetProperty(a => a.ShowName, false)
                        .SetProperty(a => a.RevocationReason, (string?)null),
                cancel
            );

        // Kept pages may bear the name.
        db.AfterCommit(() => stamps.MarkChanged(Sharing.Area));
    }
}
