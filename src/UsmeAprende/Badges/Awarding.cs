using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.Badges;

/// <summary>
/// Gives people the badges whose rules hold. What it adds belongs to the survivor of the rows that are one human (R14); rows of others are
/// left as they are, so that un-merging gives everybody back what they had.
/// </summary>
public sealed class Awarding(UsmeDb db, BadgeStore badges, BadgeFactsReader reader)
{
    /// <summary>To be called in the transaction of whatever changed.</summary>
    public async Task EvaluateAsync(IReadOnlyCollection<Guid> people, CancellationToken cancel)
    {
        var open = badges.Current.Badges.Where(b => !b.IsRetired).ToList();
        if (open.Count == 0)
            return;
        foreach (var portion in people.Chunk(Humans.Portion))
            await EvaluateAsync(await Humans.OfAsync(db, portion, cancel), open, cancel);
    }

    private async Task EvaluateAsync(Humans humans, List<Badge> open, CancellationToken cancel)
    {
        var rows = humans.Rows.ToList();
        var awards = (await db.BadgeAwards.Where(a => rows.Contains(a.PersonId)).ToListAsync(cancel)).ToLookup(a =>
            (humans.SurvivorOf[a.PersonId], a.BadgeId)
        );
        foreach (var (survivor, facts) in await reader.ReadAsync(humans, cancel))
        {
            foreach (var badge in open)
            {
                if (facts.EarnedAt(badge) is not { } at)
                    continue;
                var had = awards[(survivor, badge.Id)];
                if (!had.Any())
                    db.Add(BadgeAward.Of(survivor, badge.Id, at));
                foreach (var own in had.Where(a => a.FellWithItsGround))
                    own.StandAgain();
                foreach (var own in had.Where(a => a.PersonId == survivor))
                    own.Follow(at);
            }
        }
    }
}
