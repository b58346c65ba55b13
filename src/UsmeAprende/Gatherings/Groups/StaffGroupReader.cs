using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Gatherings.Groups;

/// <summary>Reads the groups of staff: those they facilitate, and a coordinator's all (R15).</summary>
public sealed class StaffGroupReader(UsmeDb db, TimeProvider clock)
{
    private const int Most = 100;

    /// <summary>Those that meet next first, those that are over last.</summary>
    public async Task<IReadOnlyList<StaffGroup>> ListAsync(Actor actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var groups = await db.GroupsForStaff(actor)
            .OrderByDescending(g => g.CreatedAt)
            .Take(Most)
            .Select(g => new StaffGroup(
                g.Id,
                g.Name,
                g.CourseId,
                db.Enrolments.Count(e => e.GroupId == g.Id && e.LeftAt == null),
                db.Gatherings.Count(m => m.GroupId == g.Id && m.CancelledAt == null),
                db.Gatherings.Where(m => m.GroupId == g.Id && m.CancelledAt == null && m.EndsAt > now).Min(m => (DateTime?)m.StartsAt),
                db.Gatherings.Where(m => m.GroupId == g.Id && m.CancelledAt == null).Max(m => (DateTime?)m.StartsAt)
            ))
            .ToListAsync(cancel);
        return [.. groups.OrderBy(g => g.NextAt is null).ThenBy(g => g.NextAt).ThenByDescending(g => g.LastAt)];
    }
}

/// <summary>A group in the list of staff.</summary>
public sealed record StaffGroup(Guid Id, string Name, string? CourseId, int People, int Gatherings, DateTime? NextAt, DateTime? LastAt);
