using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;
using UsmeAprende.Learning;
using UsmeAprende.People;

namespace UsmeAprende.Certificates;

/// <summary>What somebody did in a course, once they met its rule.</summary>
public sealed class CourseDeeds(UsmeDb db, CatalogueStore catalogue, CourseProgressReader standings, HoursReader hours, TimeProvider clock)
{
    public async Task<(Deed? Deed, OrderFailure? Failure)> OfAsync(Guid survivor, string courseId, CancellationToken cancel)
    {
        if (!catalogue.Current.CoursesById.TryGetValue(courseId, out var course))
            return (null, OrderFailure.NoSubject);
        var progress = (await standings.ListForPeopleAsync(course, [survivor], cancel))[survivor];
        if (!progress.CertificateProgress.IsEarned || await CompletedAsync(survivor, course, cancel) is not { } completed)
            return (null, OrderFailure.NotEarned);
        var minutes = (await hours.OfAsync(survivor, cancel)).ByCourse.GetValueOrDefault(course.Id);
        return (new Deed(CertificateKind.Course, course.Title, null, minutes, progress.Cafes, Competences(course), completed), null);
    }

    private List<string> Competences(Course course)
    {
        var codes = course.Lessons.SelectMany(l => l.Competences).ToHashSet(StringComparer.Ordinal);
        return [.. catalogue.Current.Competences.Where(c => codes.Contains(c.Code)).Select(c => c.Name)];
    }

    private async Task<DateTime?> CompletedAsync(Guid survivor, Course course, CancellationToken cancel)
    {
        var own = course.Id + "/";
        var alone = await db
            .ActivityStates.Where(s => db.SamePerson(survivor).Contains(s.PersonId) && s.Activity.StartsWith(own))
            .MaxAsync(s => (DateTime?)(s.FinishedAt ?? s.StartedAt), cancel);
        var together = await (
            from attendance in db.Attendances
            where db.SamePerson(survivor).Contains(attendance.PersonId)
            join gathering in db.Gatherings on attendance.GatheringId equals gathering.Id
            where
                db.GatheringLessons.Any(l => l.GatheringId == gathering.Id && l.Lesson.StartsWith(own))
                || db.Groups.Any(g => g.Id == gathering.GroupId && g.CourseId == course.Id)
            select (DateTime?)(gathering.RealEndAt ?? gathering.EndsAt)
        ).MaxAsync(cancel);
        var last = alone is null || together > alone ? together : alone;
        // A gathering that goes on still ends later than now, and nothing is earned later than now (R34).
        return last > clock.GetUtcNow().UtcDateTime ? clock.GetUtcNow().UtcDateTime : last;
    }
}
