using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Learning;

namespace UsmeAprende.Badges.Awarding;

/// <summary>
/// Keeps <see cref="ActiveWeek"/> as records come in. A week is joined to those there are; where something was taken back, the person's
/// weeks are computed afresh.
/// </summary>
public sealed class ActiveWeekUpdater(UsmeDb db, IEventTimes events)
{
    private static readonly RecordVerb[] Completing = [.. Enum.GetValues<RecordVerb>().Where(v => v.FinishesActivity())];

    /// <summary>To be called in the transaction of the records.</summary>
    /// <returns>All weeks of all rows of the records' people; nothing where some were computed afresh.</returns>
    public async Task<IReadOnlyList<ActiveWeek>?> UpdateAsync(StoredRecords stored, CancellationToken cancel)
    {
        var afresh = ListPeopleWithVoids(stored);
        var times = await events.ReadForRecordsAsync(stored.Added, cancel);
        var rows = stored.Humans.Rows.ToList();
        var weeks = await db.ActiveWeeks.Where(w => rows.Contains(w.PersonId)).ToListAsync(cancel);
        Join(
            weeks,
            stored
                .Added.Where(r => r.Verb.FinishesActivity() && !afresh.Contains(r.PersonId) && times.Counts(r))
                .ToLookup(r => r.PersonId, r => r.EffectiveAt)
        );
        if (afresh.Count == 0)
            return weeks;
        await RecomputeAsync(afresh, cancel);
        return null;
    }

    /// <summary>Of whom something was taken back, by a void that came now or one that had come before what it takes back.</summary>
    private static HashSet<PersonId> ListPeopleWithVoids(StoredRecords stored)
    {
        var finished = stored.Added.Where(r => r.Verb.FinishesActivity()).Select(r => r.Id).ToHashSet();
        return
        [
            .. stored.Earlier.Voids.Where(v => finished.Contains(v.TargetId!.Value)).Select(v => v.PersonId),
            .. stored.Added.Where(r => r.Verb is RecordVerb.Voided).Select(r => r.PersonId),
        ];
    }

    private void Join(List<ActiveWeek> weeks, ILookup<PersonId, DateTime> finished)
    {
        var kept = weeks.ToDictionary(w => (w.PersonId, w.Monday));
        foreach (var own in finished)
        {
            foreach (var (monday, at) in BadgeHistory.GroupByWeek(own))
            {
                if (!kept.TryGetValue((own.Key, monday), out var week))
                {
                    weeks.Add(ActiveWeek.Create(own.Key, monday, at));
                    db.Add(weeks[^1]);
                }
                else if (at < week.FirstAt)
                    week.SetFirstAt(at);
            }
        }
    }

    /// <summary>Computes the weeks of rows of people from all their records.</summary>
    public async Task RecomputeAsync(IReadOnlyCollection<PersonId> people, CancellationToken cancel)
    {
        var standing = await db.QueryUnvoided().Where(r => people.Contains(r.PersonId) && Completing.Contains(r.Verb)).ToListAsync(cancel);
        var times = await events.ReadForRecordsAsync(standing, cancel);
        var finished = standing.Where(times.Counts).ToLookup(r => r.PersonId, r => r.EffectiveAt);
        var kept = (await db.ActiveWeeks.Where(w => people.Contains(w.PersonId)).ToListAsync(cancel)).ToLookup(w => w.PersonId);
        foreach (var person in people)
        {
            var weeks = BadgeHistory.GroupByWeek(finished[person]);
            foreach (var week in kept[person])
            {
                if (weeks.Remove(week.Monday, out var at))
                    week.SetFirstAt(at);
                else
                    db.Remove(week);
            }
            db.AddRange(weeks.Select(w => ActiveWeek.Create(person, w.Key, w.Value)));
        }
    }
}
