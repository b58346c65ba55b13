using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Learning;

namespace UsmeAprende.Gatherings.Attendance;

/// <summary>
/// When a gathering changes, computes again what depends on it (R34): attendance, progress, and what listeners derive from them. The
/// records do not change.
/// </summary>
public sealed class GatheringRecount(
    UsmeDb db,
    ActivityStateUpdater state,
    AttendanceProjection keeper,
    IEnumerable<IRecountListener> listeners,
    PublicStamps stamps
)
{
    /// <param name="gathering">The gathering, tracked by the context.</param>
    /// <param name="change">The change, in an open transaction.</param>
    /// <param name="cancel">Stops waiting.</param>
    internal async Task ApplyAsync(Gathering gathering, Action change, CancellationToken cancel)
    {
        var told = await ListRecordedActivitiesAsync(gathering.Id, cancel);
        if (told.Count == 0)
        {
            change();
            return;
        }
        var people = told.Select(t => t.Person).Distinct().ToList();
        var whole = listeners.Aggregate(
            (Func<Task>)ChangeAsync,
            (inner, listener) => () => listener.AroundRecountAsync(people, inner, cancel)
        );
        foreach (var listener in listeners)
            db.AfterCommit(() => stamps.MarkChanged(listener.Area));
        await whole();

        async Task ChangeAsync()
        {
            change();
            await db.SaveChangesAsync(cancel);
            foreach (var person in people)
                await keeper.RecomputeAsync(gathering, person, cancel);
            foreach (var (person, activity) in told)
                await state.RecomputeAsync(person, activity, cancel);
            await db.SaveChangesAsync(cancel);
        }
    }

    /// <summary>The people and activities of all records about the gathering, voided ones included.</summary>
    private async Task<List<(PersonId Person, ActivityId Activity)>> ListRecordedActivitiesAsync(Guid gathering, CancellationToken cancel)
    {
        var here = ActivityId.AttendanceOf(gathering);
        ActivityId[] activities = [here, ActivityId.LateOf(gathering), ActivityId.EarlyOf(gathering), ActivityId.ThanksOf(gathering)];
        var records = db.LearningRecords;

        // Separate queries, which match the filtered indexes.
        var told = await records
            .Where(r => (r.Verb == RecordVerb.Attended || r.Verb == RecordVerb.Thanked) && activities.Contains(r.Activity))
            .Select(r => new { r.PersonId, r.Activity })
            .Distinct()
            .ToListAsync(cancel);
        told.AddRange(
            await records
                .Where(r => r.Verb == RecordVerb.Observed && r.Answer == here.Value)
                .Select(r => new { r.PersonId, r.Activity })
                .Distinct()
                .ToListAsync(cancel)
        );
        return told.ConvertAll(t => (t.PersonId, t.Activity));
    }
}

/// <summary>
/// Called when records about a gathering start or stop counting (R34), so that what follows from them, such as a badge, changes in the same
/// transaction. Gatherings owns this interface, and Badges implements it.
/// </summary>
public interface IRecountListener
{
    /// <summary>The area of public pages that it changes (<see cref="PublicStamps"/>).</summary>
    string Area { get; }

    /// <param name="people">The people of records about the gathering, by any of their rows.</param>
    /// <param name="recount">Changes the gathering and the stored state. Call it exactly once.</param>
    /// <param name="cancel">Stops waiting.</param>
    Task AroundRecountAsync(IReadOnlyCollection<PersonId> people, Func<Task> recount, CancellationToken cancel);
}
