using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Credentials;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Badges.Sharing;

/// <summary>
/// Revokes a badge that was awarded by mistake. Its page and its credential say so from then on, and no record awards it again.
/// </summary>
public sealed class BadgeRevocation(UsmeDb db, AuditTrail audit, PublicStamps stamps, TimeProvider clock)
{
    /// <returns>False if there is none, it was revoked before, or they may not.</returns>
    public async Task<bool> RevokeAsync(Actor actor, Guid award, string reason, CancellationToken cancel)
    {
        return await db.WriteAsync(
            async () =>
            {
                db.AfterCommit(() => stamps.MarkChanged(BadgeSharing.Area));
                if (
                    !(await actor.ReloadAsync(db, cancel)).IsCoordinator
                    || await db.BadgeAwards.SingleOrDefaultAsync(a => a.Id == award && a.RevokedAt == null, cancel) is not { } given
                )
                    return false;
                given.Revoke(reason, clock.GetUtcNow().UtcDateTime);
                await audit.AppendAsync(db, actor.PersonId, BadgesAudit.Revoked, BadgesAudit.Subject(given.Id), null, reason, cancel);
                return true;
            },
            cancel
        );
    }
}

/// <summary>Lists the credentials of revoked badges.</summary>
internal sealed class RevokedBadgeCredentials(UsmeDb db) : IRevokedCredentials
{
    // A badge that was never signed has no credential to verify.
    private IQueryable<BadgeAward> Revoked => db.BadgeAwards.Where(a => a.RevokedAt != null && a.SignedCredential != null);

    public async Task<IReadOnlyList<Guid>> ListAsync(CancellationToken cancel) =>
        await Revoked.Select(a => a.CredentialId).ToListAsync(cancel);

    public Task<bool> ContainsAsync(Guid credential, CancellationToken cancel) =>
        Revoked.AnyAsync(a => a.CredentialId == credential, cancel);
}
