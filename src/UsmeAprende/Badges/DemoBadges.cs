using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Figures;
using UsmeAprende.Learning;

namespace UsmeAprende.Badges;

/// <summary>What the demo learners have earned, one badge shared with a name, and a goal for this month.</summary>
internal sealed class DemoBadges(UsmeDb db, WriteGate gate, WeekKeeper weeks, Awarding awarding, Sharing sharing, TimeProvider clock) : IDemoData
{
    private const int Target = 500;

    public async Task SeedAsync(CancellationToken cancel)
    {
        await gate.WriteAsync(db, () => AwardAsync(cancel), cancel);
        // As its owner would, so that it is signed.
        if (await db.Set<BadgeAward>().AsNoTracking().AnyAsync(a => a.SharedAt != null, cancel))
            return;
        if (await db.Set<BadgeAward>().AsNoTracking().OrderBy(a => a.AwardedAt).FirstOrDefaultAsync(cancel) is { } first)
            await sharing.ShareAsync(first.PersonId, first.Id, showName: true, cancel);
    }

    private async Task AwardAsync(CancellationToken cancel)
    {
        if (await db.Set<BadgeAward>().AnyAsync(cancel))
            return;
        var people = await db.Set<LearningRecord>().Select(r => r.PersonId).Distinct().ToListAsync(cancel);
        await weeks.RecomputeAsync(people, cancel);
        await db.SaveChangesAsync(cancel);
        await awarding.EvaluateAsync(people, cancel);
        await db.SaveChangesAsync(cancel);
        var now = clock.GetUtcNow().UtcDateTime;
        var month = Month.Of(now);
        if (!await db.Set<CollectiveGoal>().AnyAsync(g => g.Month == month, cancel))
            db.Add(CollectiveGoal.Of(month, "Entre todas las veredas y barrios, un mes para aprender", Target, now));
    }
}
