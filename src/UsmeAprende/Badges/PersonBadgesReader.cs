using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Badges.Awarding;
using UsmeAprende.Data;
using UsmeAprende.Learning;
using UsmeAprende.People;

namespace UsmeAprende.Badges;

/// <summary>Reads what a person has earned, what they are near to, and their rhythm.</summary>
public sealed class PersonBadgesReader(UsmeDb db, BadgeStore badges, BadgeFactsReader facts, TimeProvider clock)
{
    public async Task<PersonBadges> ReadAsync(PersonId person, CancellationToken cancel)
    {
        var book = badges.Current;
        var all = await ListAllAsync(person, book, cancel);
        var had = all.Select(e => e.Badge.Id).ToHashSet(StringComparer.Ordinal);
        var known = await facts.ReadAsync(person, cancel);
        return new PersonBadges(
            [.. all.Where(own => own.Award.RevokedAt is null)],
            [.. all.Where(own => own.Award.RevokedAt is not null)],
            [
                .. book
                    .Families.Select(f => f.Badges.FirstOrDefault(b => !b.IsRetired && !had.Contains(b.Id)))
                    .OfType<BadgeDefinition>()
                    .Select(b => new NextBadge(b, b.Rule.Sum(known.CountTowards), b.Rule.Sum(c => c.Count)))
                    .OrderByDescending(n => (double)n.Done / n.All),
            ],
            await ComputeStreakAsync(person, cancel)
        );
    }

    public async Task<IReadOnlyList<AwardedBadge>> ListEarnedAsync(PersonId person, BadgeBook book, CancellationToken cancel) =>
        [.. (await ListAllAsync(person, book, cancel)).Where(own => own.Award.RevokedAt is null)];

    public async Task<WeeklyStreak> ComputeStreakAsync(PersonId person, CancellationToken cancel) =>
        WeeklyStreak.Compute(await facts.ReadWeeksAsync(person, cancel), LearningState.MondayOf(clock.GetUtcNow().UtcDateTime));

    /// <summary>The ids of those that stand, newest first, whether they are still in the book or not.</summary>
    public async Task<IReadOnlyList<string>> ListStandingIdsAsync(PersonId person, CancellationToken cancel) =>
        [.. (await ListAwardsAsync(person, cancel)).Where(a => a.RevokedAt is null).Select(a => a.BadgeId)];

    /// <summary>Mondays of the active weeks, in order.</summary>
    public async Task<IReadOnlyList<DateOnly>> ListActiveWeeksAsync(PersonId person, CancellationToken cancel) =>
        [.. (await facts.ReadWeeksAsync(person, cancel)).Keys.Order()];

    private async Task<IEnumerable<AwardedBadge>> ListAllAsync(PersonId person, BadgeBook book, CancellationToken cancel) =>
        (await ListAwardsAsync(person, cancel))
            .Where(a => book.ById.ContainsKey(a.BadgeId))
            .Select(a => new AwardedBadge(book.ById[a.BadgeId], a));

    // Each badge once: one that stands before one that was taken back, the shared one before the other.
    private async Task<IEnumerable<BadgeAward>> ListAwardsAsync(PersonId person, CancellationToken cancel) =>
        (await db.BadgeAwards.AsNoTracking().Where(a => db.SamePerson(person).Contains(a.PersonId)).ToListAsync(cancel))
            .GroupBy(a => a.BadgeId)
            .Select(same => same.MinBy(a => (a.RevokedAt is not null, a.SharedAt is null, a.AwardedAt))!)
            .OrderByDescending(a => a.AwardedAt)
            .ThenBy(a => a.BadgeId, StringComparer.Ordinal);
}

/// <summary>A person's badges and rhythm, for themselves.</summary>
/// <param name="Earned">Newest first; one that two rows of the person have earned stands once, with its earlier date.</param>
/// <param name="Revoked">Taken back, newest first.</param>
/// <param name="Next">The next one of each family, the nearest first.</param>
public sealed record PersonBadges(
    ImmutableArray<AwardedBadge> Earned,
    ImmutableArray<AwardedBadge> Revoked,
    ImmutableArray<NextBadge> Next,
    WeeklyStreak Streak
);

/// <summary>A badge that a person has earned.</summary>
public sealed record AwardedBadge(BadgeDefinition Badge, BadgeAward Award);

/// <summary>A badge that a person has not earned yet.</summary>
/// <param name="Done">How many of the things it asks for are there.</param>
/// <param name="All">How many it asks for.</param>
public sealed record NextBadge(BadgeDefinition Badge, int Done, int All);
