using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Badges;

/// <summary>
/// Gives a person the badges whose rules hold. What it adds belongs to the survivor of the rows that are one human (R14); rows of others are left as they are,
/// so that un-merging gives everybody back what they had.
/// </summary>
public sealed class Awarding(UsmeDb db, BadgeStore badges, BadgeFactsReader reader)
{
    /// <summary>To be called in the transaction of whatever changed.</summary>
    /// <returns>How many badges are new.</returns>
    public async Task<int> EvaluateAsync(Guid person, CancellationToken cancel)
    {
        var book = badges.Current;
        if (book.ById.Count == 0)
            return 0;
        var survivor = await db.People.Where(p => p.Id == person).Select(p => (Guid?)p.SurvivorId).SingleOrDefaultAsync(cancel) ?? person;
        var facts = await reader.ReadAsync(person, cancel);
        var awards = (await db.Set<BadgeAward>().Where(a => db.SamePerson(person).Contains(a.PersonId)).ToListAsync(cancel)).ToLookup(a => a.BadgeId);
        var added = 0;
        foreach (var badge in book.Badges.Where(b => !b.IsRetired))
        {
            if (facts.EarnedAt(badge) is not { } at)
                continue;
            if (!awards.Contains(badge.Id))
            {
                db.Add(BadgeAward.Of(survivor, badge.Id, at));
                added++;
            }
            foreach (var own in awards[badge.Id].Where(a => a.PersonId == survivor))
                own.Follow(at);
        }
        return added;
    }
}
