using Microsoft.EntityFrameworkCore;
using UsmeAprende.Credentials;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Badges.Sharing;

/// <summary>
/// Lets the owner of a badge make its page public, with or without their name, and private again. The first time, its credential is signed.
/// </summary>
public sealed class BadgeSharing(UsmeDb db, BadgeStore badges, CredentialSigner signer, PublicStamps stamps, TimeProvider clock)
{
    /// <summary>The area of the stamps for public pages of badges.</summary>
    public const string Area = "insignias";

    public async Task<BadgeSharingResult> ShareAsync(PersonId person, Guid award, bool showName, CancellationToken cancel)
    {
        // Signing is slow, and may have to make the key first, so it is done before the transaction.
        var ready = await signer.CheckReadinessAsync(cancel) is CredentialReadiness.Ready;
        return await db.WriteAsync(
            async () =>
            {
                db.AfterCommit(() => stamps.MarkChanged(Area));
                if (await FindOwnAsync(person, award, cancel) is not { } own)
                    return BadgeSharingResult.NotTheirs;
                if (own.RevokedAt is not null || !badges.Current.ById.TryGetValue(own.BadgeId, out var badge))
                    return BadgeSharingResult.NotAvailable;
                if (await NeedsGuardianAsync(own.PersonId, cancel))
                    return BadgeSharingResult.NeedsGuardian;
                var now = clock.GetUtcNow().UtcDateTime;
                // Without the site's address there is a page but no credential yet; sharing again signs it.
                if (ready && own.SignedCredential is null)
                    own.Sign(await signer.SignAsync(BadgeCredential.Create(own, badge), cancel), now);
                if (own is { SignedCredential: not null, StatusIndex: null })
                    own.PlaceInStatusList(await BadgeStatusList.DrawIndexAsync(db, cancel));
                own.Share(showName, now);
                return BadgeSharingResult.Shared;
            },
            cancel
        );
    }

    /// <returns>False if the person has no such badge.</returns>
    public async Task<bool> WithdrawAsync(PersonId person, Guid award, CancellationToken cancel)
    {
        return await db.WriteAsync(
            async () =>
            {
                db.AfterCommit(() => stamps.MarkChanged(Area));
                var own = await FindOwnAsync(person, award, cancel);
                own?.Withdraw();
                return own is not null;
            },
            cancel
        );
    }

    private Task<BadgeAward?> FindOwnAsync(PersonId person, Guid award, CancellationToken cancel) =>
        db.BadgeAwards.SingleOrDefaultAsync(a => a.Id == award && db.SamePerson(person).Contains(a.PersonId), cancel);

    private async Task<bool> NeedsGuardianAsync(PersonId person, CancellationToken cancel)
    {
        var owners = await db
            .People.AsNoTracking()
            .Include(p => p.Identifiers)
            .Where(p => db.SamePerson(person).Contains(p.Id))
            .ToListAsync(cancel);
        return owners.Exists(p => p.IsUnguardedMinor(BogotaClock.DayOf(clock.GetUtcNow().UtcDateTime).Year));
    }
}

/// <summary>Result of sharing a badge.</summary>
public enum BadgeSharingResult
{
    Shared,

    /// <summary>A minor without the guardian's authorisation (R16).</summary>
    NeedsGuardian,

    /// <summary>It is revoked, or the badge does not exist any more.</summary>
    NotAvailable,

    /// <summary>The person has no such badge.</summary>
    NotTheirs,
}

/// <summary>Decides whose badges may not be public (R16).</summary>
internal static class MinorSharingRule
{
    /// <summary>
    /// Whether the person is under 18 or has an identity card for minors, without a guardian's authorisation. Needs the person's
    /// identifiers.
    /// </summary>
    public static bool IsUnguardedMinor(this Person person, int year) =>
        person.GuardianAuthorisedAt is null
        && (person.IsMinor(year) || person.Identifiers.Exists(i => i.DocumentType is IdentityDocumentType.TI));
}
