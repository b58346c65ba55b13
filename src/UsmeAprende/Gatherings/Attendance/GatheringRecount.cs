using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Learning;

namespace UsmeAprende.Gatherings.Attendance;

/// <summary>
/// Computes again what leans on a gathering when the gathering itself changes (R34): who came, what they showed, and what listeners made of
/// it. The records stay as they are.
/// </summary>
public sealed class GatheringRecount(
    UsmeDb db,
    ActivityStateUpdater state,
    AttendanceProjection keeper,
    IEnumerable<IRecountListener> listeners,
    PublicStamps stamps
)
{
    /// <param name="gathering">Tracked.</param>
    /// <param name="change">What happens to it, in a transaction that is open already.</param>
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

    /// <summary>Of whom it was said there that they did what; taken back or not.</summary>
    private async Task<List<(Guid Person, string Activity)>> ListRecordedActivitiesAsync(Guid gathering, CancellationToken cancel)
    {
        var here = GatheringActivityIds.AttendanceOf(gathering);
        string[] activities =
        [
            here,
            GatheringActivityIds.LateOf(gathering),
            GatheringActivityIds.EarlyOf(gathering),
            GatheringActivityIds.ThanksOf(gathering),
        ];
        var records = db.LearningRecords;

        // Each as its index is filtered.
        var told = await records
            .Where(r => (r.Verb == RecordVerb.Attended || r.Verb == RecordVerb.Thanked) && activities.Contains(r.Activity))
            .Select(r => new { r.PersonId, r.Activity })
            .Distinct()
            .ToListAsync(cancel);
        told.AddRange(
            await records
                .Where(r => r.Verb == RecordVerb.Observed && r.Answer == here)
                .Select(r => new { r.PersonId, r.Activity })
                .Distinct()
                .ToListAsync(cancel)
        );
        return told.ConvertAll(t => (t.PersonId, t.Activity));
    }
}

/// <summary>
/// Told when what was said of a gathering counts again or no longer (R34), so that what follows from it (a badge) comes or goes in the same
/// transaction. Gatherings own it; whoever awards answers.
/// </summary>
public interface IRecountListener
{
    /// <summary>The part of the database whose public pages it makes old (<see cref="PublicStamps"/>).</summary>
    string Area { get; }

    /// <param name="people">Of whom something was said at the gathering, any rows of theirs.</param>
    /// <param name="recount">Changes the gathering and all that is kept of it; to be run once.</param>
    /// <param name="cancel">Stops waiting.</param>
    Task AroundRecountAsync(IReadOnlyCollection<Guid> people, Func<Task> recount, CancellationToken cancel);
}
