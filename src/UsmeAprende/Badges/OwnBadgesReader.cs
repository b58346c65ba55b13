using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Learning;
using UsmeAprende.People;

namespace UsmeAprende.Badges;

/// <summary>Reads what a person has earned, what they are near to, and their rhythm.</summary>
public sealed class OwnBadgesReader(UsmeDb db, BadgeStore badges, BadgeFactsReader facts, TimeProvider clock)
{
    public async Task<OwnBadges> ReadAsync(Guid person, CancellationToken cancel)
    {
        var book = badges.Current;
        var all = await AllAsync(person, book, cancel);
        var had = all.Select(e => e.Badge.Id).ToHashSet(StringComparer.Ordinal);
        var known = await facts.ReadAsync(person, cancel);
        return new OwnBadges(
            [.. all.Where(own => own.Award.RevokedAt is null)],
            [.. all.Where(own => own.Award.RevokedAt is not null)],
            [
                .. book
                    .Families.Select(f => f.Badges.FirstOrDefault(b => !b.IsRetired && !had.Contains(b.Id)))
                    .OfType<Badge>()
                    .Select(b => new NextBadge(b, b.Rule.Sum(known.CountOf), b.Rule.Sum(c => c.Count)))
                    .OrderByDescending(n => (double)n.Done / n.All),
            ],
            await RhythmAsync(person, cancel)
        );
    }

    public async Task<IReadOnlyList<OwnBadge>> EarnedAsync(Guid person, BadgeBook book, CancellationToken cancel) =>
        [.. (await AllAsync(person, book, cancel)).Where(own => own.Award.RevokedAt is null)];

    public async Task<Rhythm> RhythmAsync(Guid person, CancellationToken cancel) =>
        Rhythm.Of(await facts.WeeksAsync(person, cancel), LearningState.MondayOf(clock.GetUtcNow().UtcDateTime));

    // Each badge once: one that stands before one that was taken back, the shared one before the other.
    private async Task<IEnumerable<OwnBadge>> AllAsync(Guid person, BadgeBook book, CancellationToken cancel) =>
        (await db.BadgeAwards.AsNoTracking().Where(a => db.SamePerson(person).Contains(a.PersonId)).ToListAsync(cancel))
            .GroupBy(a => a.BadgeId)
            .Select(same => same.MinBy(a => (a.RevokedAt is not null, a.SharedAt is null, a.AwardedAt))!)
            .Where(a => book.ById.ContainsKey(a.BadgeId))
            .OrderByDescending(a => a.AwardedAt)
            .ThenBy(a => a.BadgeId, StringComparer.Ordinal)
            .Select(a => new OwnBadge(book.ById[a.BadgeId], a));
}
