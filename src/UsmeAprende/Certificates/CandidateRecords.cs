using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Learning;
using UsmeAprende.People;

namespace UsmeAprende.Certificates;

/// <summary>The records behind what somebody has done in a course: what was finished, by whose word and when.</summary>
public sealed class CandidateRecords(UsmeDb db, CatalogueStore catalogue, IEventTimes events)
{
    public async Task<IReadOnlyList<CandidateRecord>> OfAsync(Guid survivor, Course course, CancellationToken cancel)
    {
        var own = course.Id + "/";
        var cafes = await GatheringsAsync(survivor, course, cancel);
        var marks = cafes.Keys.Select(GatheringActivityIds.AttendanceOf).ToList();
        var standing = await db.QueryUnvoided()
            .Where(r => db.SamePerson(survivor).Contains(r.PersonId) && (r.Activity.StartsWith(own) || marks.Contains(r.Activity)))
            .Where(r =>
                r.Verb == RecordVerb.Completed
                || r.Verb == RecordVerb.Attended
                || r.Verb == RecordVerb.Observed
                || (r.Verb == RecordVerb.Answered && r.Activity.EndsWith("/prueba"))
            )
            .OrderBy(r => r.EffectiveAt)
            .ThenBy(r => r.Id)
            .ToListAsync(cancel);
        // A task shown at a gathering that was not held was not shown (R34).
        var times = await events.ReadForRecordsAsync(standing, cancel);
        var records = standing.FindAll(times.Counts);
        var authors = records.Where(r => r.AuthorId != r.PersonId).Select(r => r.AuthorId).Distinct().ToList();
        var staff = await db.People.AsNoTracking().Where(p => authors.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.FullName, cancel);
        return
        [
            .. records.Select(r => new CandidateRecord(
                WhatOf(r.Activity, cafes),
                r.EffectiveAt,
                r.ReceivedAt,
                r.Score,
                r.Origin,
                r.AuthorId == r.PersonId ? null : staff.GetValueOrDefault(r.AuthorId)
            )),
        ];
    }

    private string WhatOf(string activity, Dictionary<Guid, string> cafes)
    {
        var now = catalogue.Current;
        if (GatheringActivityIds.TryParseGathering(activity, out var gathering))
            return $"Asistencia: {cafes.GetValueOrDefault(gathering)}";
        activity = ActivityIds.ResolveRenamed(now, activity);
        if (GatheringActivityIds.TryParseModule(activity, out var module))
            return $"Tarea de {now.ModulesById.GetValueOrDefault(module)?.Title ?? module}";
        if (now.TestsById.TryGetValue(activity, out var test))
            return $"Prueba: {test.Title}";
        return $"Lección: {now.LessonsById.GetValueOrDefault(activity)?.Title ?? activity}";
    }

    private Task<Dictionary<Guid, string>> GatheringsAsync(Guid survivor, Course course, CancellationToken cancel)
    {
        var own = course.Id + "/";
        return (
            from attendance in db.Attendances
            where db.SamePerson(survivor).Contains(attendance.PersonId)
            join gathering in db.Gatherings on attendance.GatheringId equals gathering.Id
            where
                db.GatheringLessons.Any(l => l.GatheringId == gathering.Id && l.Lesson.StartsWith(own))
                || db.Groups.Any(g => g.Id == gathering.GroupId && g.CourseId == course.Id)
            select new { gathering.Id, gathering.Title }
        )
            .Distinct()
            .ToDictionaryAsync(g => g.Id, g => g.Title, cancel);
    }
}
