using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Credentials;
using UsmeAprende.Credentials.Status;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Badges.Sharing;

/// <summary>
/// The bit lists of badges. Places are drawn at random and a list is left half empty, so that neighbours in a list say nothing about whose
/// badges they are (R23).
/// </summary>
internal sealed class BadgeStatusList(UsmeDb db) : IStatusListSource
{
    private const string ListName = "insignias";
    private const int Size = StatusPosition.LeastSize;

    public string Name => ListName;

    /// <summary>Null for a badge that has no place yet.</summary>
    public static StatusPosition? PositionOf(BadgeAward award) =>
        award.StatusIndex is { } index ? new StatusPosition($"{ListName}/{(index / Size) + 1}", index % Size) : null;

    /// <summary>A place that no other badge has. To be called in the transaction that stores it.</summary>
    public static async Task<int> DrawIndexAsync(UsmeDb db, CancellationToken cancel)
    {
        var list = await db.BadgeAwards.CountAsync(a => a.StatusIndex != null, cancel) / (Size / 2);
        int index;
        do index = (list * Size) + RandomNumberGenerator.GetInt32(Size);
        while (await db.BadgeAwards.AnyAsync(a => a.StatusIndex == index, cancel));
        return index;
    }

    public async Task<StatusListState?> FindAsync(int part, CancellationToken cancel)
    {
        if (part is < 1 or > int.MaxValue / Size)
            return null;
        var (first, next) = ((part - 1) * Size, part * Size);
        var placed = db.BadgeAwards.Where(a => a.StatusIndex >= first && a.StatusIndex < next);
        if (part > 1 && !await placed.AnyAsync(cancel))
            return null;
        var revoked = await placed
            .Where(a => a.RevokedAt != null)
            .Select(a => new { Index = a.StatusIndex!.Value, a.RevokedAt })
            .ToListAsync(cancel);
        return new StatusListState([.. revoked.Select(a => a.Index - first)], revoked.Max(a => a.RevokedAt));
    }
}

/// <summary>
/// Gives a person's badges to their learner record, and one of them to a wallet. A badge that was never shared is signed then.
/// </summary>
public sealed class BadgeWallet(UsmeDb db, BadgeStore badges, CredentialSigner signer, CredentialIssuer issuer, TimeProvider clock)
    : IEarnedCredentials
{
    public async Task<IReadOnlyList<EarnedCredential>> ListAsync(PersonId person, CancellationToken cancel)
    {
        var awards = await SignAsync(db.BadgeAwards.Where(a => db.SamePerson(person).Contains(a.PersonId)), cancel);

        // A badge that two rows of a person earned stands once, with its earlier date.
        return [.. awards.GroupBy(a => a.BadgeId).Select(same => same.MinBy(a => a.AwardedAt)!).Select(Read)];
    }

    /// <summary>Null if the person has no such badge, or it was revoked.</summary>
    public async Task<(BadgeDefinition Badge, EarnedCredential Credential)?> FindAsync(
        PersonId person,
        Guid award,
        CancellationToken cancel
    )
    {
        var own = db.BadgeAwards.Where(a => a.Id == award && db.SamePerson(person).Contains(a.PersonId));
        return (await SignAsync(own, cancel)) is [var found] && badges.Current.ById.TryGetValue(found.BadgeId, out var badge)
            ? (badge, Read(found))
            : null;
    }

    /// <summary>The credential of a badge that was signed.</summary>
    public EarnedCredential Read(BadgeAward award) =>
        EarnedCredential.FromToken(award.SignedCredential!, award.SignedAt!.Value, BadgeStatusList.PositionOf(award), issuer);

    private Task<List<BadgeAward>> SignAsync(IQueryable<BadgeAward> own, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                var book = badges.Current;
                var standing = await own.Where(a => a.RevokedAt == null).OrderBy(a => a.AwardedAt).ToListAsync(cancel);
                foreach (var award in standing)
                {
                    if (award.SignedCredential is null && book.ById.TryGetValue(award.BadgeId, out var badge))
                        award.Sign(await signer.SignAsync(BadgeCredential.Create(award, badge), cancel), clock.GetUtcNow().UtcDateTime);
                    if (award is { SignedCredential: not null, StatusIndex: null })
                    {
                        award.PlaceInStatusList(await BadgeStatusList.DrawIndexAsync(db, cancel));
                        // The next one that is drawn must see it.
                        await db.SaveChangesAsync(cancel);
                    }
                }
                return standing.FindAll(a => a.SignedCredential is not null);
            },
            cancel
        );
}
