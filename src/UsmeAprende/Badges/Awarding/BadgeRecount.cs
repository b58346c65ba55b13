using Microsoft.EntityFrameworkCore;
using UsmeAprende.Badges.Sharing;
using UsmeAprende.Data;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.People;

namespace UsmeAprende.Badges.Awarding;

/// <summary>
/// Takes badges away when the gathering by which they were earned does not count any more, and gives them back if it counts again (R34). A
/// badge that was never shared is deleted; one with a signed credential is revoked. Other reasons why a rule does not hold any more, such
/// as a new lesson, never take a badge away.
/// </summary>
internal sealed class BadgeRecount(
    UsmeDb db,
    BadgeStore badges,
    BadgeFactsReader reader,
    ActiveWeekUpdater weeks,
    BadgeAwarding awarding,
    TimeProvider clock
) : IRecountListener
{
    public string Area => BadgeSharing.Area;

    public async Task AroundRecountAsync(IReadOnlyCollection<PersonId> people, Func<Task> recount, CancellationToken cancel)
    {
        var portions = new List<(HumanRows Humans, HashSet<(HumanId Survivor, string Badge)> Earned)>();
        foreach (var portion in people.Chunk(HumanRows.Portion))
        {
            var humans = await HumanRows.ReadAsync(db, portion, cancel);
            portions.Add((humans, await ListEarnedAsync(humans, cancel)));
        }
        await recount();
        foreach (var (humans, earned) in portions)
        {
            await weeks.RecomputeAsync([.. humans.Rows], cancel);
            await db.SaveChangesAsync(cancel);
            earned.ExceptWith(await ListEarnedAsync(humans, cancel));
            await TakeBackAsync(humans, earned, cancel);
        }
        await awarding.EvaluateAsync(people, cancel);
    }

    private async Task<HashSet<(HumanId Survivor, string Badge)>> ListEarnedAsync(HumanRows humans, CancellationToken cancel)
    {
        var earned = new HashSet<(HumanId, string)>();
        foreach (var (survivor, facts) in await reader.ReadAsync(humans, null, cancel))
            earned.UnionWith(badges.Current.Badges.Where(b => facts.EarnedAt(b) is not null).Select(b => (survivor, b.Id)));
        return earned;
    }

    private async Task TakeBackAsync(HumanRows humans, HashSet<(HumanId Survivor, string Badge)> lost, CancellationToken cancel)
    {
        if (lost.Count == 0)
            return;
        var rows = humans.Rows.ToList();
        var awards = await db.BadgeAwards.Where(a => rows.Contains(a.PersonId) && a.RevokedAt == null).ToListAsync(cancel);
        foreach (var award in awards.Where(a => lost.Contains((humans.SurvivorOf[a.PersonId], a.BadgeId))))
        {
            if (award.SignedCredential is null)
                db.Remove(award);
            else
                award.Revoke(BadgeAward.GroundGone, clock.GetUtcNow().UtcDateTime);
        }
        await db.SaveChangesAsync(cancel);
    }
}
