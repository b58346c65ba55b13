using UsmeAprende.Data;

namespace UsmeAprende.People;

/// <summary>Who says that an identifier is theirs.</summary>
internal static class Claimants
{
    /// <summary>People tried for one identifier, and so hashes verified at every sign-in (R11).</summary>
    public const int Most = 5;

    /// <summary>The first of them, verified before claimed, then by age: a crowd of late claims pushes nobody out.</summary>
    public static IQueryable<Guid> Of(UsmeDb db, string? identifier, string? other, IQueryable<Person> among)
    {
        var keys = PersonIdentifier.PossibleKeys(identifier);
        var claims = db.PersonIdentifiers.Where(i => keys.Contains(i.MatchKey) && among.Any(p => p.Id == i.PersonId));
        if (PersonIdentifier.PossibleKeys(other) is { Count: > 0 } otherKeys)
            claims = claims.Where(i => db.PersonIdentifiers.Any(o => o.PersonId == i.PersonId && otherKeys.Contains(o.MatchKey)));
        return claims
            .GroupBy(i => i.PersonId)
            .Select(g => new { Id = g.Key, Verified = g.Max(i => i.VerifiedAt != null ? 1 : 0), Claimed = g.Min(i => i.ClaimedAt) })
            .OrderByDescending(c => c.Verified).ThenBy(c => c.Claimed)
            .Take(Most)
            .Select(c => c.Id);
    }
}
