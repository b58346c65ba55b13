using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Learning;
using UsmeAprende.People;

namespace UsmeAprende.Gatherings.Attendance;

/// <summary>Reads the marks of a gathering that nobody took back, so that whoever made one can.</summary>
public sealed class StandingMarkReader(UsmeDb db)
{
    /// <returns>By the survivor rows of the people whom they are about (R14).</returns>
    public async Task<ILookup<PersonId, StandingMark>> ListAsync(Actor actor, Guid gathering, CancellationToken cancel)
    {
        ActivityId[] activities = [ActivityId.AttendanceOf(gathering), ActivityId.LateOf(gathering), ActivityId.EarlyOf(gathering)];
        var marks = db.LearningRecords.Where(r => r.Verb == RecordVerb.Attended && activities.Contains(r.Activity));
        var told = await marks.Concat(db.LearningRecords.Where(v => marks.Any(m => m.Id == v.TargetId))).AsNoTracking().ToListAsync(cancel);
        var standing = LearningState.SelectUnvoided(told).ToList();
        var rows = standing.Select(m => m.PersonId).Distinct().ToList();
        var survivors = await db.People.Where(p => rows.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.SurvivorId, cancel);
        return standing
            .Where(m => survivors.ContainsKey(m.PersonId))
            .ToLookup(
                m => (PersonId)survivors[m.PersonId],
                m => new StandingMark(
                    m.Id,
                    m.Activity == activities[1] ? MarkKind.Late
                        : m.Activity == activities[2] ? MarkKind.Early
                        : MarkKind.Came,
                    actor.IsCoordinator || m.AuthorId == actor.PersonId
                )
            );
    }
}

/// <summary>A mark that nobody took back.</summary>
/// <param name="IsOwn">Whether the reader may take it back (R2).</param>
public sealed record StandingMark(Guid Id, MarkKind Kind, bool IsOwn);
