using Microsoft.EntityFrameworkCore;
using UsmeAprende.Credentials;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Badges.Sharing;

/// <summary>
/// Lets the owner of a badge show it to the world, with or without their name, and take it from sight again. The first time, its credential
/// is signed.
/// </summary>
public sealed class BadgeSharing(UsmeDb db, BadgeStore badges, CredentialSigner signer, PublicStamps stamps, TimeProvider clock)
{
    /// <summary>The part of the database that badges' public pages show.</summary>
    public const string Area = "insignias";

    public async Task<BadgeSharingResult> ShareAsync(Guid person, Guid award, bool showName, CancellationToken cancel)
    {
        // Signing is the costly part, and the key may have to be made: not while others wait to write.
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
                // Without an address of the site there is a page and no credential yet; sharing again signs it.
                if (ready && own.SignedCredential is null)
                    own.Sign(await signer.SignAsync(BadgeCredential.Create(own, badge), cancel), now);
                own.Share(showName, now);
                return BadgeSharingResult.Shared;
            },
            cancel
        );
    }

    /// <returns>False where there is no such badge among theirs.</returns>
    public async Task<bool> WithdrawAsync(Guid person, Guid award, CancellationToken cancel)
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

    private Task<BadgeAward?> FindOwnAsync(Guid person, Guid award, CancellationToken cancel) =>
        db.BadgeAwards.SingleOrDefaultAsync(a => a.Id == award && db.SamePerson(person).Contains(a.PersonId), cancel);

    private async Task<bool> NeedsGuardianAsync(Guid person, CancellationToken cancel)
    {
        var owners = await db
            .People.AsNoTracking()
            .Include(p => p.Identifiers)
            .Where(p => db.SamePerson(person).Contains(p.Id))
            .ToListAsync(cancel);
        return owners.Exists(p => p.IsUnguardedMinor(BogotaClock.DayOf(clock.GetUtcNow().UtcDateTime).Year));
    }
}

/// <summary>What came of somebody's wish to share a badge.</summary>
public enum BadgeSharingResult
{
    Shared,

    /// <summary>A minor whose guardian has not said yes (R16).</summary>
    NeedsGuardian,

    /// <summary>Taken back, or the badge is in no book any more.</summary>
    NotAvailable,

    /// <summary>There is no such badge among theirs.</summary>
    NotTheirs,
}

/// <summary>Whose badges may not be public yet (R16).</summary>
internal static class MinorSharingRule
{
    /// <summary>Under 18 or with an identity card for minors, and no guardian has said yes. Needs the person's identifiers.</summary>
    public static bool IsUnguardedMinor(this Person person, int year) =>
        person.GuardianAuthorisedAt is null
        && (person.IsMinor(year) || person.Identifiers.Exists(i => i.DocumentType is IdentityDocumentType.TI));
}
