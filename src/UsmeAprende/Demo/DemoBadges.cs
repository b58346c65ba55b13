using Microsoft.EntityFrameworkCore;
using UsmeAprende.Badges.Awarding;
using UsmeAprende.Badges.Goals;
using UsmeAprende.Badges.Sharing;
using UsmeAprende.Data;
using UsmeAprende.Figures;

namespace UsmeAprende.Demo;

/// <summary>Demo badges: what the learners have earned, one badge shared with a name, and a goal for this month.</summary>
internal sealed class DemoBadges(UsmeDb db, ActiveWeekUpdater weeks, BadgeAwarding awarding, BadgeSharing sharing, TimeProvider clock)
    : IDemoData
{
    private const int Target = 500;

    public async Task SeedAsync(CancellationToken cancel)
    {
        await db.WriteAsync(() => AwardAsync(cancel), cancel);
        // Shared as its owner would do it, so that it is signed.
        if (await db.BadgeAwards.AsNoTracking().AnyAsync(a => a.SharedAt != null, cancel))
            return;
        if (await db.BadgeAwards.AsNoTracking().OrderBy(a => a.AwardedAt).FirstOrDefaultAsync(cancel) is { } first)
            await sharing.ShareAsync(first.PersonId, first.Id, showName: true, cancel);
    }

    private async Task AwardAsync(CancellationToken cancel)
    {
        if (await db.BadgeAwards.AnyAsync(cancel))
            return;
        var people = await db.LearningRecords.Select(r => r.PersonId).Distinct().ToListAsync(cancel);
        await weeks.RecomputeAsync(people, cancel);
        await db.SaveChangesAsync(cancel);
        await awarding.EvaluateAsync(people, cancel);
        await db.SaveChangesAsync(cancel);
        var now = clock.GetUtcNow().UtcDateTime;
        var month = FigureMonth.Of(now);
        if (!await db.CollectiveGoals.AnyAsync(g => g.Month == month, cancel))
            db.Add(CollectiveGoal.Create(month, "Entre todas las veredas y barrios, un mes para aprender", Target, now));
    }
}
