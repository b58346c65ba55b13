using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Learning;
using UsmeAprende.People;

namespace UsmeAprende.Gatherings;

/// <summary>
/// Counts a person's hours (R22) from what they finished and where they were, over all the rows that are one human (R14).
/// </summary>
public sealed class HoursReader(UsmeDb db, PersonProgressReader progress, CatalogueStore catalogue, TimeProvider clock)
{
    public async Task<Hours> OfAsync(Guid person, CancellationToken cancel)
    {
        var now = catalogue.Current;
        var finished = (await progress.ReadActivityProgressAsync(person, cancel)).Where(o =>
            o.Value.FinishedAt is not null && now.LessonsById.ContainsKey(o.Key)
        );
        return Hours.Compute(
            finished.ToDictionary(o => o.Key, o => now.LessonsById[o.Key].Minutes, StringComparer.Ordinal),
            await AttendedAsync(person, now, cancel)
        );
    }

    private async Task<List<AttendedGathering>> AttendedAsync(Guid person, CourseCatalogue now, CancellationToken cancel)
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
        var ids = rows.Select(r => r.gathering.Id).Distinct().ToList();
        var covered = (await db.GatheringLessons.AsNoTracking().Where(l => ids.Contains(l.GatheringId)).ToListAsync(cancel)).ToLookup(
            l => l.GatheringId,
            l => l.Lesson
        );
        return
        [
            .. rows.GroupBy(r => r.gathering.Id)
                .Select(own =>
                    AttendedGathering.Clip(
                        own.First().gathering.FromAt,
                        // Nobody has the minutes yet that are still to come (R34).
                        Earlier(own.First().gathering.UntilAt, clock.GetUtcNow().UtcDateTime),
                        own.Select(r => r.attendance.Presence).Aggregate((all, one) => all.Join(one))
                    ) with
                    {
                        Id = own.Key,
                        GroupCourse = own.First().CourseId,
                        Lessons = MinutesOf(covered[own.Key], now),
                    }
                ),
        ];
    }

    private static DateTime Earlier(DateTime one, DateTime other) => one < other ? one : other;

    // What is no longer in the catalogue has no planned minutes: the time there still counts.
    private static ImmutableSortedDictionary<string, int> MinutesOf(IEnumerable<string> lessons, CourseCatalogue now) =>
        lessons
            .Select(l => ActivityIds.ResolveRenamed(now, l))
            .Distinct(StringComparer.Ordinal)
            .Where(now.LessonsById.ContainsKey)
            .ToImmutableSortedDictionary(l => l, l => now.LessonsById[l].Minutes, StringComparer.Ordinal);
}
