using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.Badges.Sharing;

/// <summary>Finds a badge that its owner has made public.</summary>
public sealed class SharedBadgeReader(UsmeDb db, BadgeStore badges, TimeProvider clock)
{
    /// <summary>Null if there is none, or it is private. A revoked badge is found, so that visitors learn that it was revoked.</summary>
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

    // The name of the row that the person uses now (R14), so that corrections are shown.
    private async Task<string?> FindNameAsync(PersonId owner, CancellationToken cancel)
    {
        var person = await db
            .People.AsNoTracking()
            .Include(p => p.Identifiers)
            .SingleOrDefaultAsync(
                p => p.ErasedAt == null && db.People.Any(row => row.Id == owner && (PersonId)row.SurvivorId == p.Id),
                cancel
            );
        return person is null || person.IsUnguardedMinor(BogotaClock.DayOf(clock.GetUtcNow().UtcDateTime).Year) ? null : person.FullName;
    }
}

/// <summary>A badge as the public sees it.</summary>
/// <param name="Name">The owner's name; null unless they chose to show it and may.</param>
public sealed record SharedBadge(BadgeAward Award, BadgeDefinition Badge, BadgeFamily Family, string? Name);
