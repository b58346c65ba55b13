using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Learning;

namespace UsmeAprende.Gatherings;

/// <summary>
/// Computes again what leans on a gathering when the gathering itself changes (R34): who came, what they showed, and what listeners made of
/// it. The records stay as they are.
/// </summary>
public sealed class Recount(
    UsmeDb db,
    ActivityStateUpdater state,
    AttendanceKeeper keeper,
    IEnumerable<IRecountListener> listeners,
    PublicStamps stamps
)
{
    /// <param name="gathering">Tracked.</param>
    /// <param name="change">What happens to it, in a transaction that is open already.</param>
    /// <param name="cancel">Stops waiting.</param>
    internal async Task AroundAsync(Gathering gathering, Action change, CancellationToken cancel)
    {
        var told = await ToldAsync(gathering.Id, cancel);
        if (told.Count == 0)
        {
            change();
            return;
        }
        var people = told.Select(t => t.Person).Distinct().ToList();
        var whole = listeners.Aggregate((Func<Task>)ChangeAsync, (inner, listener) => () => listener.AroundAsync(people, inner, cancel));
        foreach (var listener in listeners)
            db.AfterCommit(() => stamps.MarkChanged(listener.Area));
        await whole();

        async Task ChangeAsync()
        {
            change();
            await db.SaveChangesAsync(cancel);
            foreach (var person in people)
                await keeper.KeepAsync(gathering, person, cancel);
            foreach (var (person, activity) in told)
                await state.RecomputeAsync(person, activity, cancel);
            await db.SaveChangesAsync(cancel);
        }
    }

    /// <summary>Of whom it was said there that they did what; taken back or not.</summary>
    private async Task<List<(Guid Person, string Activity)>> ToldAsync(Guid gathering, CancellationToken cancel)
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
