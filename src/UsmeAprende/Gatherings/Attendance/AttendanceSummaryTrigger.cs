using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using UsmeAprende.Data;
using UsmeAprende.Gatherings.Groups;
using UsmeAprende.Learning.Summaries;

namespace UsmeAprende.Gatherings.Attendance;

/// <summary>
/// Reacts to changes of attendance, and, for all who came to a gathering, to changes of its lessons, its times and the course of its group.
/// What people learn at gatherings depends on these (<see cref="InPersonLearningReader"/>).
/// </summary>
internal sealed class AttendanceSummaryTrigger : ISummaryTrigger
{
    public async ValueTask CollectAsync(UsmeDb db, IReadOnlyList<EntityEntry> changed, ISet<PersonId> people, CancellationToken cancel)
    {
        var (gatherings, groups) = (new HashSet<Guid>(), new HashSet<Guid>());
        foreach (var entry in changed)
        {
            switch (entry.Entity)
            {
                case GatheringAttendance attendance:
                    people.Add(attendance.PersonId);
                    break;
                case GatheringLesson lesson:
                    gatherings.Add(lesson.GatheringId);
                    break;
                // Nobody can have been at a new gathering.
                case Gathering gathering when entry.State is not EntityState.Added:
                    gatherings.Add(gathering.Id);
                    break;
                case StudyGroup group when entry.State is EntityState.Modified:
                    groups.Add(group.Id);
                    break;
            }
        }
        if (gatherings.Count > 0)
            people.UnionWith(
                await db.Attendances.Where(a => gatherings.Contains(a.GatheringId)).Select(a => a.PersonId).Distinct().ToListAsync(cancel)
            );
        if (groups.Count > 0)
            people.UnionWith(
                await (
                    from gathering in db.Gatherings
                    where gathering.GroupId != null && groups.Contains(gathering.GroupId.Value)
                    join attendance in db.Attendances on gathering.Id equals attendance.GatheringId
                    select attendance.PersonId
                )
                    .Distinct()
                    .ToListAsync(cancel)
            );
    }
}
