using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Learning;
using UsmeAprende.People;

namespace UsmeAprende.Gatherings.Attendance;

/// <summary>
/// A gathering that a person came to, with the data from which hours and lessons are counted. It does not depend on the clock or on the
/// courses.
/// </summary>
/// <param name="FromAt">When it began, as far as is known.</param>
/// <param name="UntilAt">When it ended or is to end.</param>
/// <param name="GroupCourse">The course of its group.</param>
/// <param name="Lessons">The lessons it covered, by the ids with which it was planned.</param>
public sealed record AttendedGathering(
    Guid Id,
    DateTime FromAt,
    DateTime UntilAt,
    AttendanceFacts Presence,
    string? GroupCourse,
    IReadOnlyList<ActivityId> Lessons
)
{
    /// <summary>Computes the time that counts for hours until a moment, with the courses of that moment (R22).</summary>
    public CreditedTime ComputeCredit(CourseCatalogue catalogue, DateTime now) =>
        // Minutes in the future do not count yet (R34).
        CreditedTime.Clip(FromAt, UntilAt < now ? UntilAt : now, Presence) with
        {
            Id = Id,
            GroupCourse = GroupCourse,
            Lessons = MinutesOf(Lessons, catalogue),
        };

    /// <summary>Computes what one person learnt at several gatherings.</summary>
    public static InPersonLearning ComputeLearning(IReadOnlyCollection<AttendedGathering> attended)
    {
        if (attended.Count == 0)
            return InPersonLearning.Nothing;
        var lessons = new Dictionary<ActivityId, DateTime>();
        var cafes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var one in attended)
        {
            var at = one.FromAt < one.Presence.MarkedAt ? one.FromAt : one.Presence.MarkedAt;
            foreach (var lesson in one.Lessons)
                lessons[lesson] = lessons.TryGetValue(lesson, out var before) && before < at ? before : at;
            foreach (var course in one.Lessons.Select(l => l.CourseId).Append(one.GroupCourse).OfType<string>().Distinct())
                cafes[course] = cafes.GetValueOrDefault(course) + 1;
        }
        return new InPersonLearning(lessons, cafes);
    }

    // A lesson that is not in the catalogue any more has no planned minutes. The time at the gathering still counts.
    private static ImmutableSortedDictionary<ActivityId, int> MinutesOf(IEnumerable<ActivityId> lessons, CourseCatalogue now) =>
        lessons
            .Select(l => now.ResolveRenamed(l))
            .Distinct()
            .Where(now.LessonsById.ContainsKey)
            .ToImmutableSortedDictionary(l => l, l => now.LessonsById[l].Minutes);
}

/// <summary>Reads the gatherings that a person came to, over all rows of the human (R14).</summary>
public sealed class AttendedGatheringReader(UsmeDb db)
{
    public async Task<IReadOnlyList<AttendedGathering>> ListForPersonAsync(PersonId person, CancellationToken cancel)
    {
        var rows = await (
            from attendance in db.Attendances.AsNoTracking()
            where db.SamePerson(person).Contains(attendance.PersonId)
            join gathering in db.Gatherings.AsNoTracking() on attendance.GatheringId equals gathering.Id
            join own in db.Groups on gathering.GroupId equals own.Id into groups
            from own in groups.DefaultIfEmpty()
            select new
            {
                attendance,
                gathering,
                own.CourseId,
            }
        ).ToListAsync(cancel);
        if (rows.Count == 0)
            return [];
        var ids = rows.Select(r => r.gathering.Id).Distinct().ToList();
        var covered = (await db.GatheringLessons.AsNoTracking().Where(l => ids.Contains(l.GatheringId)).ToListAsync(cancel)).ToLookup(
            l => l.GatheringId,
            l => l.Lesson
        );
        return
        [
            .. rows.GroupBy(r => r.gathering.Id)
                .Select(own => new AttendedGathering(
                    own.Key,
                    own.First().gathering.FromAt,
                    own.First().gathering.UntilAt,
                    own.Select(r => r.attendance.Presence).Aggregate((all, one) => all.Join(one)),
                    own.First().CourseId,
                    [.. covered[own.Key]]
                )),
        ];
    }
}
