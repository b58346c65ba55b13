using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.Learning;

/// <summary>
/// Updates <see cref="ActivityState"/> when records are stored, so that it stays equal to <see cref="LearningState.Compute"/> (R5). A new
/// record is joined to the stored state. When a record is voided, its activity is computed again from all records, because a minimum cannot
/// be subtracted.
/// </summary>
public sealed class ActivityStateUpdater(UsmeDb db, IEventTimes events)
{
    /// <summary>Call it in the records' transaction, after they are added to the context and before they are saved.</summary>
    /// <param name="added">The records that are stored now.</param>
    /// <param name="earlier">Earlier records that matter for them.</param>
    /// <param name="cancel">Stops waiting.</param>
    internal async Task UpdateAsync(IReadOnlyList<LearningRecord> added, EarlierRecords earlier, CancellationToken cancel)
    {
        var deeds = added.Where(r => r.Verb is not RecordVerb.Voided).ToList();
        var voids = added.Where(r => r.Verb is RecordVerb.Voided).ToList();
        var revoked = ListRevoked(deeds, [.. earlier.Voids, .. voids]);
        var times = await events.ReadForRecordsAsync(deeds, cancel);
        await JoinAsync([.. deeds.Where(r => !revoked.Contains(r.Id) && times.Counts(r))], earlier, cancel);
        if (voids.Count > 0)
            await RecomputeAsync(voids, cancel);
    }

    /// <summary>Returns the records that a void takes back. The void may be stored already, or come together with them.</summary>
    private static HashSet<Guid> ListRevoked(List<LearningRecord> deeds, List<LearningRecord> voids)
    {
        if (voids.Count == 0)
            return [];
        var byTarget = voids.ToLookup(v => v.TargetId);
        return [.. deeds.Where(d => byTarget[d.Id].Any(v => LearningState.Revokes(v, d))).Select(d => d.Id)];
    }

    private async Task JoinAsync(IReadOnlyList<LearningRecord> deeds, EarlierRecords earlier, CancellationToken cancel)
    {
        // Earlier attendance records are already loaded. If there are none, there is no state to read.
        var told = earlier.OfAttendance.Select(r => (r.PersonId, r.Activity)).ToHashSet();
        var looked = deeds.Where(d => d.Verb is not RecordVerb.Attended || told.Contains((d.PersonId, d.Activity))).ToList();
        var people = looked.Select(d => d.PersonId).Distinct().ToList();
        var activities = looked.Select(d => d.Activity).Distinct().ToList();
        var states =
            looked.Count == 0
                ? []
                : await db
                    .ActivityStates.Where(s => people.Contains(s.PersonId) && activities.Contains(s.Activity))
                    .ToDictionaryAsync(s => (s.PersonId, s.Activity), cancel);
        foreach (var own in deeds.GroupBy(d => (d.PersonId, d.Activity)))
        {
            var outcome = own.Select(ActivityProgress.Of).Aggregate((one, other) => one.Join(other));
            if (states.TryGetValue(own.Key, out var state))
                state.Update(state.Progress.Join(outcome));
            else
                db.Add(ActivityState.Create(own.Key.PersonId, own.Key.Activity, outcome));
        }
    }

    private async Task RecomputeAsync(List<LearningRecord> voids, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        var targets = voids.Select(v => v.TargetId!.Value).Distinct().ToList();
        var touched = (
            await db
                .LearningRecords.Where(r => targets.Contains(r.Id) && r.Verb != RecordVerb.Voided)
                .Select(r => new
                {
                    r.Id,
                    r.PersonId,
                    r.Activity,
                })
                .ToListAsync(cancel)
        ).Where(t => voids.Exists(v => v.TargetId == t.Id && v.PersonId == t.PersonId)).Select(t => (t.PersonId, t.Activity)).Distinct();
        foreach (var (person, activity) in touched)
            await RecomputeAsync(person, activity, cancel);
    }

    /// <summary>Computes one person's state in one activity from all its records. Call it in the transaction of the change.</summary>
    internal async Task RecomputeAsync(PersonId person, ActivityId activity, CancellationToken cancel)
    {
        var deeds = await db.LearningRecords.AsNoTracking().Where(r => r.PersonId == person && r.Activity == activity).ToListAsync(cancel);
        var voids = await db
            .LearningRecords.AsNoTracking()
            .Where(v =>
                v.TargetId != null
                && v.PersonId == person
                && db.LearningRecords.Any(r => r.Id == v.TargetId && r.PersonId == person && r.Activity == activity)
            )
            .ToListAsync(cancel);
        var state = await db.ActivityStates.SingleOrDefaultAsync(s => s.PersonId == person && s.Activity == activity, cancel);
        if (
            LearningState
                .Compute(deeds.Concat(voids), await events.ReadForRecordsAsync(deeds, cancel))
                .ProgressByActivity.TryGetValue(activity, out var outcome)
        )
        {
            if (state is null)
                db.Add(ActivityState.Create(person, activity, outcome));
            else
                state.Update(outcome);
        }
        else if (state is not null)
            db.Remove(state);
    }
}
