using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Badges.Sharing;

/// <summary>
/// Finds shared or signed badges, for a coordinator who must revoke one. A person can only be searched by an exact identifier (R14).
/// </summary>
public sealed partial class IssuedBadgeSearch(UsmeDb db, BadgeStore badges)
{
    public const int Most = 50;

    /// <summary>Newest first.</summary>
    /// <param name="typed">
    /// The address of a badge's page, its credential's id, or its owner's document, phone or e-mail; empty for the latest.
    /// </param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<IReadOnlyList<IssuedBadge>> SearchAsync(string? typed, CancellationToken cancel)
    {
        var issued = db.BadgeAwards.AsNoTracking().Where(a => a.SignedCredential != null || a.SharedAt != null);
        if (Id().Match(typed ?? "") is { Success: true } found)
        {
            var id = Guid.Parse(found.Value);
            issued = issued.Where(a => a.Id == id || a.CredentialId == id);
        }
        else if (!string.IsNullOrWhiteSpace(typed))
        {
            var keys = PersonIdentifier.PossibleKeys(typed);
            var owners = db
                .People.Where(p => p.ErasedAt == null && p.Identifiers.Any(i => keys.Contains(i.MatchKey)))
                .Select(p => p.SurvivorId);
            issued = issued.Where(a => db.People.Any(p => p.Id == a.PersonId && owners.Contains(p.SurvivorId)));
        }
        return await ReadAsync(issued.OrderByDescending(a => a.SignedAt ?? a.SharedAt).Take(Most), cancel);
    }

    public async Task<IssuedBadge?> FindAsync(Guid award, CancellationToken cancel) =>
        (
            await ReadAsync(
                db.BadgeAwards.AsNoTracking().Where(a => a.Id == award && (a.SignedCredential != null || a.SharedAt != null)),
                cancel
            )
        ).SingleOrDefault();

    private async Task<IReadOnlyList<IssuedBadge>> ReadAsync(IQueryable<BadgeAward> awards, CancellationToken cancel)
    {
        var book = badges.Current;
        var rows = await awards
            .Join(db.People, a => a.PersonId, p => p.Id, (award, owner) => new { Award = award, owner.SurvivorId })
            .ToListAsync(cancel);
        return
        [
            .. rows.Select(row => new IssuedBadge(row.Award, book.ById.GetValueOrDefault(row.Award.BadgeId), row.SurvivorId))
                .OrderByDescending(i => i.Award.SignedAt ?? i.Award.SharedAt),
        ];
    }

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.IgnoreCase)]
    private static partial Regex Id();
}

/// <summary>A badge that was shared or signed.</summary>
/// <param name="Badge">Null if the badge does not exist any more.</param>
/// <param name="Owner">The row that its owner uses now (R14).</param>
public sealed record IssuedBadge(BadgeAward Award, BadgeDefinition? Badge, HumanId Owner)
{
    public string Name => Badge?.Name ?? Award.BadgeId;
}
