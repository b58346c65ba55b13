using Microsoft.EntityFrameworkCore;
using UsmeAprende.Credentials;
using UsmeAprende.Data;

namespace UsmeAprende.Badges;

/// <summary>The badges that were taken back.</summary>
internal sealed class RevokedBadges(UsmeDb db) : IRevokedCredentials
{
    // One that was never signed is nothing that anybody could check.
    private IQueryable<BadgeAward> Revoked => db.BadgeAwards.Where(a => a.RevokedAt != null && a.SignedCredential != null);

    public async Task<IReadOnlyList<Guid>> ListAsync(CancellationToken cancel) =>
        await Revoked.Select(a => a.CredentialId).ToListAsync(cancel);

    public Task<bool> ContainsAsync(Guid credential, CancellationToken cancel) =>
        Revoked.AnyAsync(a => a.CredentialId == credential, cancel);
}
