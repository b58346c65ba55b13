using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;

namespace UsmeAprende.Badges;

/// <summary>
/// Takes a badge back that was given by mistake. Its page and its credential say so from then on, and no record gives it again.
/// </summary>
public sealed class Revocation(UsmeDb db, AuditTrail audit, PublicStamps stamps, TimeProvider clock)
{
    /// <returns>False where there is none, or it was revoked before.</returns>
    public async Task<bool> RevokeAsync(Guid actor, Guid award, string reason, CancellationToken cancel)
    {
        return await db.WriteAsync(
            async () =>
            {
                db.AfterCommit(() => stamps.MarkChanged(Sharing.Area));
                if (await db.BadgeAwards.SingleOrDefaultAsync(a => a.Id == award && a.RevokedAt == null, cancel) is not { } given)
                    return false;
                given.Revoke(reason, clock.GetUtcNow().UtcDateTime);
                await audit.AppendAsync(db, actor, BadgesAudit.Revoked, BadgesAudit.Subject(given.Id), null, reason, cancel);
                return true;
            },
            cancel
        );
    }
}
