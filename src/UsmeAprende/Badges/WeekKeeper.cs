using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Learning;

namespace UsmeAprende.Badges;

/// <summary>Keeps <see cref="ActiveWeek"/> as records come in. A week is joined to those there are; where something was taken back, the person's weeks are computed afresh.</summary>
public sealed class WeekKeeper(UsmeDb db)
{
    private static readonly Verb[] Completing = [.. Enum.GetValues<Verb>().Where(v => v.Completes())];

    /// <summary>To be called in the transaction of the records.</summary>
    public async Task UpdateAsync(Guid person, IReadOnlyList<LearningRecord> added, CancellationToken cancel)
    {
        if (added.Any(r => r.Verb is Verb.Voided))
        {
            await RecomputeAsync(person, cancel);
            return;
        }
        var completing = added.Where(r => r.Verb.Completes()).ToList();
        if (completing.Count == 0)
            return;
        var ids = completing.ConvertAll(r => r.Id);
        // A void may have come before what it takes back.
        if (await db.Set<LearningRecord>().AnyAsync(v => v.TargetId != null && ids.Contains(v.TargetId.Value), cancel))
        {
            await RecomputeAsync(person, cancel);
            return;
        }

        var weeks = History.WeeksOf(completing.Select(r => r.EffectiveAt));
        var kept = await db.Set<ActiveWeek>().Where(w => w.PersonId == person && weeks.Keys.Contains(w.Monday)).ToDictionaryAsync(w => w.Monday, cancel);
        foreach (var (monday, at) in weeks)
        {
            if (!kept.TryGetValue(monday, out var week))
                db.Add(ActiveWeek.Of(person, monday, at));
            else if (at < week.FirstAt)
                week.Become(at);
        }
    }

    private Task RecomputeAsync(Guid person, CancellationToken cancel) => RecomputeAsync([person], cancel);

    /// <summary>Computes the weeks of rows of people from all their records.</summary>
    public async Task RecomputeAsync(IReadOnlyCollection<Guid> people, CancellationToken cancel)
    {
        var finished = (await db.Counted().Where(r => people.Contains(r.PersonId) && Completing.Contains(r.Verb)).Select(r => new { r.PersonId, r.EffectiveAt }).ToListAsync(cancel)).ToLookup(r => r.PersonId, r => r.EffectiveAt);
        var kept = (await db.Set<ActiveWeek>().Where(w => people.Contains(w.PersonId)).ToListAsync(cancel)).ToLookup(w => w.PersonId);
        foreach (var person in people)
        {
            var weeks = History.WeeksOf(finished[person]);
            foreach (var week in kept[person])
            {
                if (weeks.Remove(week.Monday, out var at))
                    week.Become(at);
                else
                    db.Remove(week);
            }
            db.AddRange(weeks.Select(w => ActiveWeek.Of(person, w.Key, w.Value)));
        }
    }
}
