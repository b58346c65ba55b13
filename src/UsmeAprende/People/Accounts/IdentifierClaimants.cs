using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People.Identity;

namespace UsmeAprende.People.Accounts;

/// <summary>
/// Finds the people who claim an identifier, and which of them sign-in tries (R11): first who has proven it, then who is known at this
/// device, then the oldest claims. So later claims never push anybody out. If strangers claimed a number before its owner, the owner can
/// sign in at their own device, and everywhere once staff saw the document.
/// </summary>
internal static class IdentifierClaimants
{
    /// <summary>How many people are tried for one identifier, which is also how many hashes every sign-in verifies (R11).</summary>
    public const int Most = 5;

    private const int AtOnce = 500;

    public static async Task<List<PersonId>> ListTriedPeopleAsync(
        UsmeDb db,
        SignInAttempt attempt,
        IQueryable<Person> among,
        CancellationToken cancel
    )
    {
        var ranked = Ranked(db, attempt, among);
        var first = await ranked.Take(Most + 1).ToListAsync(cancel);
        if (first.Count <= Most || !PersonDevice.IsToken(attempt.DeviceToken))
            return [.. first.Take(Most).Select(c => c.Id)];
        var all = await ranked.ToListAsync(cancel);
        var known = await KnownAsync(db, all, attempt.DeviceToken!, cancel);
        return [.. all.OrderByDescending(c => c.IsVerified).ThenByDescending(c => known.Contains(c.Id)).Take(Most).Select(c => c.Id)];
    }

    /// <summary>
    /// Whether sign-in with this identifier tries the person at every device, also an unfamiliar one. To be called in the transaction that
    /// makes the claim.
    /// </summary>
    public static async Task<bool> IsTriedAsync(UsmeDb db, PersonIdentifier claim, CancellationToken cancel)
    {
        var keys = PersonIdentifier.PossibleKeys(claim.AsTyped);
        var before = db.PersonIdentifiers.Where(i =>
            keys.Contains(i.MatchKey) && i.PersonId != claim.PersonId && db.People.Any(p => p.Id == i.PersonId && p.PasswordHash != null)
        );
        before = claim.VerifiedAt is null
            ? before.Where(i => i.VerifiedAt != null || i.ClaimedAt <= claim.ClaimedAt)
            : before.Where(i => i.VerifiedAt != null && i.ClaimedAt <= claim.ClaimedAt);
        return await before.Select(i => i.PersonId).Distinct().CountAsync(cancel) < Most;
    }

    /// <summary>The claims by which the person can sign in at any device.</summary>
    public static async Task<IReadOnlyList<PersonIdentifier>> ListTriedAsync(
        UsmeDb db,
        IEnumerable<PersonIdentifier> claims,
        CancellationToken cancel
    )
    {
        var tried = new List<PersonIdentifier>();
        foreach (var claim in claims)
            if (await IsTriedAsync(db, claim, cancel))
                tried.Add(claim);
        return tried;
    }

    private static IQueryable<RankedClaimant> Ranked(UsmeDb db, SignInAttempt attempt, IQueryable<Person> among)
    {
        var keys = PersonIdentifier.PossibleKeys(attempt.Identifier);
        var claims = db.PersonIdentifiers.Where(i => keys.Contains(i.MatchKey) && among.Any(p => p.Id == i.PersonId));
        if (PersonIdentifier.PossibleKeys(attempt.OtherIdentifier) is { Count: > 0 } otherKeys)
            claims = claims.Where(i => db.PersonIdentifiers.Any(o => o.PersonId == i.PersonId && otherKeys.Contains(o.MatchKey)));
        return claims
            .GroupBy(i => i.PersonId)
            .Select(g => new
            {
                Id = g.Key,
                Verified = g.Max(i => i.VerifiedAt != null ? 1 : 0),
                Claimed = g.Min(i => i.ClaimedAt),
            })
            .OrderByDescending(c => c.Verified)
            .ThenBy(c => c.Claimed)
            .ThenBy(c => c.Id)
            .Select(c => new RankedClaimant(c.Id, c.Verified == 1));
    }

    // A device is stored as a hash of its token and the person, so each claimant is looked up.
    private static async Task<HashSet<PersonId>> KnownAsync(
        UsmeDb db,
        List<RankedClaimant> claimants,
        string token,
        CancellationToken cancel
    )
    {
        var known = new HashSet<PersonId>();
        foreach (var some in claimants.Chunk(AtOnce))
        {
            var ids = some.Select(c => c.Id).ToList();
            var hashes = ids.ConvertAll(id => PersonDevice.Hash(token, id));
            known.UnionWith(
                await db
                    .PersonDevices.Where(d => ids.Contains(d.PersonId) && hashes.Contains(d.TokenHash))
                    .Select(d => d.PersonId)
                    .ToListAsync(cancel)
            );
            if (known.Count >= Most)
                break;
        }
        return known;
    }

    private sealed record RankedClaimant(PersonId Id, bool IsVerified);
}
