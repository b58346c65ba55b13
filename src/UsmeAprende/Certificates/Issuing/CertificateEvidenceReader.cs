using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Learning;
using UsmeAprende.People;

namespace UsmeAprende.Certificates.Issuing;

/// <summary>Lists the records behind a person's progress in a course: what was finished, when, and who said so.</summary>
public sealed class CertificateEvidenceReader(UsmeDb db, CatalogueStore catalogue, IEventTimes events)
{
    public async Task<IReadOnlyList<CertificateEvidenceRow>> ListAsync(HumanId survivor, Course course, CancellationToken cancel)
    {
        var (start, end) = ActivityId.RangeWithin(course.Id);
        var cafes = await ListGatheringsAsync(survivor, course, cancel);
        var marks = cafes.Keys.Select(ActivityId.AttendanceOf).ToList();
        var standing = await db.QueryUnvoided()
            .Where(r =>
                db.SamePerson(survivor).Contains(r.PersonId) && ((r.Activity >= start && r.Activity < end) || marks.Contains(r.Activity))
            )
            .Where(r =>
                r.Verb == RecordVerb.Completed
                || r.Verb == RecordVerb.Attended
                || r.Verb == RecordVerb.Observed
                || (r.Verb == RecordVerb.Answered && ((string)r.Activity).EndsWith(ActivityId.TestSuffix))
            )
            .OrderBy(r => r.EffectiveAt)
            .ThenBy(r => r.Id)
            .ToListAsync(cancel);
        // A task shown at a gathering that was not held does not count (R34).
        var times = await events.ReadForRecordsAsync(standing, cancel);
        var records = standing.FindAll(times.Counts);
        var authors = records.Where(r => r.AuthorId != r.PersonId).Select(r => r.AuthorId).Distinct().ToList();
        var staff = await db.People.AsNoTracking().Where(p => authors.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.FullName, cancel);
        return
        [
            .. records.Select(r => new CertificateEvidenceRow(
                Describe(r.Activity, cafes),
                r.EffectiveAt,
                r.ReceivedAt,
                r.Score,
                r.Origin,
                r.AuthorId == r.PersonId ? null : staff.GetValueOrDefault(r.AuthorId)
            )),
        ];
    }

    private string Describe(ActivityId activity, Dictionary<Guid, string> cafes)
    {
        var now = catalogue.Current;
        if (activity.TryParseGathering(out var gathering))
            return $"Asistencia: {cafes.GetValueOrDefault(gathering)}";
        activity = now.ResolveRenamed(activity);
        if (activity.TryParseTask(out var module))
            return $"Tarea de {now.ModulesById.GetValueOrDefault(module)?.Title ?? module}";
        if (now.TestsById.TryGetValue(activity, out var test))
            return $"Prueba: {test.Title}";
        return $"Lección: {now.LessonsById.GetValueOrDefault(activity)?.Title ?? activity.Value}";
    }

    private Task<Dictionary<Guid, string>> ListGatheringsAsync(HumanId survivor, Course course, CancellationToken cancel)
    {
        var (start, end) = ActivityId.RangeWithin(course.Id);
        return (
            from attendance in db.Attendances
            where db.SamePerson(survivor).Contains(attendance.PersonId)
            join gathering in db.Gatherings on attendance.GatheringId equals gathering.Id
            where
                db.GatheringLessons.Any(l => l.GatheringId == gathering.Id && l.Lesson >= start && l.Lesson < end)
                || db.Groups.Any(g => g.Id == gathering.GroupId && g.CourseId == course.Id)
            select new { gathering.Id, gathering.Title }
        )
            .Distinct()
            .ToDictionaryAsync(g => g.Id, g => g.Title, cancel);
    }
}

/// <summary>One item of evidence for a course's rule, for the coordinator who decides.</summary>
/// <param name="What">In words: a lesson's title, a test, a café, a task.</param>
/// <param name="At">When it was done, as far as is known.</param>
/// <param name="ReceivedAt">When the server heard of it.</param>
/// <param name="Origin">How it was recorded: by a phone, a form, or staff.</param>
/// <param name="Staff">The name of the staff member who recorded it; null if the person did.</param>
public sealed record CertificateEvidenceRow(string What, DateTime At, DateTime ReceivedAt, int? Score, string Origin, string? Staff);
