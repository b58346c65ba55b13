using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Learning;

namespace UsmeAprende.Badges.Awarding;

/// <summary>
/// Updates <see cref="ActiveWeek"/> when records are stored. New weeks are added to the existing ones; if a record was taken back, the
/// person's weeks are computed again from all records.
/// </summary>
public sealed class ActiveWeekUpdater(UsmeDb db, IEventTimes events)
{
    private static readonly RecordVerb[] Completing = [.. Enum.GetValues<RecordVerb>().Where(v => v.FinishesActivity())];

    /// <summary>To be called in the transaction of the records.</summary>
    public async Task UpdateAsync(IReadOnlyList<LearningRecord> added, CancellationToken cancel)
    {
        var afresh = await ListPeopleWithVoidsAsync(added, cancel);
        var times = await events.ReadForRecordsAsync(added, cancel);
        await JoinAsync(
            added
                .Where(r => r.Verb.FinishesActivity() && !afresh.Contains(r.PersonId) && times.Counts(r))
                .ToLookup(r => r.PersonId, r => r.EffectiveAt),
            cancel
        );
        if (afresh.Count > 0)
            await RecomputeAsync(afresh, cancel);
    }

    /// <summary>People with a record that is taken back, by a void that arrives now or that had arrived before its target.</summary>
    private async Task<HashSet<Guid>> ListPeopleWithVoidsAsync(IReadOnlyList<LearningRecord> added, CancellationToken cancel)
    {
        var completing = added.Where(r => r.Verb.FinishesActivity()).Select(r => r.Id).ToList();
        var earlier =
            completing.Count == 0
                ? []
                : await db
                    .LearningRecords.Where(v => v.TargetId != null && completing.Contains(v.TargetId.Value))
                    .Select(v => v.PersonId)
                    .ToListAsync(cancel);
        return [.. earlier, .. added.Where(r => r.Verb is RecordVerb.Voided).Select(r => r.PersonId)];
    }

    private async Task JoinAsync(ILookup<Guid, DateTime> finished, CancellationToken cancel)
    {
        if (finished.Count == 0)
            return;
        var people = finished.Select(own => own.Key).ToList();
        var mondays = finished.SelectMany(own => own).Select(LearningState.MondayOf).Distinct().ToList();
        var existing = await db
            .ActiveWeeks.Where(w => people.Contains(w.PersonId) && mondays.Contains(w.Monday))
            .ToDictionaryAsync(w => (w.PersonId, w.Monday), cancel);
        foreach (var own in finished)
        {
            foreach (var (monday, at) in BadgeHistory.GroupByWeek(own))
            {
                if (!existing.TryGetValue((own.Key, monday), out var week))
                    db.Add(ActiveWeek.Create(own.Key, monday, at));
                else if (at < week.FirstAt)
                    week.SetFirstAt(at);
            }
        }
    }

    /// <summary>Computes the weeks of these rows of people again, from all their records.</summary>
    public async Task RecomputeAsync(IReadOnlyCollection<Guid> people, CancellationToken cancel)
    {
        var standing = await db.QueryUnvoided().Where(r => people.Contains(r.PersonId) && Completing.Contains(r.Verb)).ToListAsync(cancel);
        var times = await events.ReadForRecordsAsync(standing, cancel);
        var finished = standing.Where(times.Counts).ToLookup(r => r.PersonId, r => r.EffectiveAt);
        var existing = (await db.ActiveWeeks.Where(w => people.Contains(w.PersonId)).ToListAsync(cancel)).ToLookup(w => w.PersonId);
        foreach (var person in people)
        {
            var weeks = BadgeHistory.GroupByWeek(finished[person]);
            foreach (var week in existing[person])
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
