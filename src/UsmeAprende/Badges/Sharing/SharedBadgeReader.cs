using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.Badges.Sharing;

/// <summary>Finds what its owner has made public.</summary>
public sealed class SharedBadgeReader(UsmeDb db, BadgeStore badges, TimeProvider clock)
{
    /// <summary>
    /// Null where there is none, or it is its owner's alone. One that was taken back is found: whoever has its address should learn so.
    /// </summary>
    public async Task<SharedBadge?> FindAsync(Guid id, CancellationToken cancel)
    {
        var award = await db.BadgeAwards.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id && a.SharedAt != null, cancel);
        if (award is null || !badges.Current.ById.TryGetValue(award.BadgeId, out var badge))
            return null;
        return new SharedBadge(
            award,
            badge,
            badges.Current.FamilyOf(badge),
            award is { ShowName: true, RevokedAt: null } ? await FindNameAsync(award.PersonId, cancel) : null
        );
    }

    // The name of the row that the person uses now (R14), which a correction follows.
    private async Task<string?> FindNameAsync(Guid owner, CancellationToken cancel)
    {
        var person = await db
            .People.AsNoTracking()
            .Include(p => p.Identifiers)
            .SingleOrDefaultAsync(p => p.ErasedAt == null && db.People.Any(row => row.Id == owner && row.SurvivorId == p.Id), cancel);
        return person is null || person.IsUnguardedMinor(BogotaClock.DayOf(clock.GetUtcNow().UtcDateTime).Year) ? null : person.FullName;
    }
}

/// <summary>A badge as the world sees it.</summary>
/// <param name="Name">Its owner's, only where they chose to show it and may.</param>
public sealed record SharedBadge(BadgeAward Award, BadgeDefinition Badge, BadgeFamily Family, string? Name);
