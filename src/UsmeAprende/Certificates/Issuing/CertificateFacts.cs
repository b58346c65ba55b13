using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Learning;
using UsmeAprende.People;

namespace UsmeAprende.Certificates.Issuing;

/// <summary>What somebody is certified for.</summary>
/// <param name="Title">Of the course or gathering.</param>
/// <param name="Venue">Where a single gathering was.</param>
/// <param name="Minutes">Of participation (R22).</param>
/// <param name="Cafes">Gatherings attended.</param>
/// <param name="Competences">In words.</param>
/// <param name="CompletedAt">When the last thing that counts was done.</param>
public sealed record CertificateFacts(
    CertificateKind Kind,
    string Title,
    string? Venue,
    int Minutes,
    int Cafes,
    IReadOnlyList<string> Competences,
    DateTime CompletedAt
);

/// <summary>What somebody did in a course, once they met its rule.</summary>
public sealed class CourseFactsReader(
    UsmeDb db,
    CatalogueStore catalogue,
    CourseProgressReader standings,
    LearningHoursReader hours,
    TimeProvider clock
)
{
    public async Task<(CertificateFacts? Deed, CertificateFailureReason? Failure)> ComputeAsync(
        Guid survivor,
        string courseId,
        CancellationToken cancel
    )
    {
        if (!catalogue.Current.CoursesById.TryGetValue(courseId, out var course))
            return (null, CertificateFailureReason.NoSubject);
        var progress = (await standings.ListForPeopleAsync(course, [survivor], cancel))[survivor];
        if (!progress.CertificateProgress.IsEarned || await FindCompletedAtAsync(survivor, course, cancel) is not { } completed)
            return (null, CertificateFailureReason.NotEarned);
        var minutes = (await hours.ComputeAsync(survivor, cancel)).ByCourse.GetValueOrDefault(course.Id);
        return (
            new CertificateFacts(CertificateKind.Course, course.Title, null, minutes, progress.Cafes, ListCompetences(course), completed),
            null
        );
    }

    private List<string> ListCompetences(Course course)
    {
        var codes = course.Lessons.SelectMany(l => l.Competences).ToHashSet(StringComparer.Ordinal);
        return [.. catalogue.Current.Competences.Where(c => codes.Contains(c.Code)).Select(c => c.Name)];
    }

    private async Task<DateTime?> FindCompletedAtAsync(Guid survivor, Course course, CancellationToken cancel)
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

/// <summary>That somebody was at a single gathering, and how long, once its attendance is closed (R21).</summary>
public sealed class GatheringFactsReader(UsmeDb db, TimeProvider clock)
{
    public async Task<(CertificateFacts? Deed, CertificateFailureReason? Failure)> ComputeAsync(
        Guid survivor,
        Guid gatheringId,
        CancellationToken cancel
    )
    {
        var gathering = await db.Gatherings.AsNoTracking().SingleOrDefaultAsync(g => g.Id == gatheringId && g.CancelledAt == null, cancel);
        if (gathering is null)
            return (null, CertificateFailureReason.NoSubject);
        if (gathering.ClosedAt is null)
            return (null, CertificateFailureReason.GatheringOpen);
        var rows = await db
            .Attendances.AsNoTracking()
            .Where(a => a.GatheringId == gatheringId && db.SamePerson(survivor).Contains(a.PersonId))
            .ToListAsync(cancel);
        if (rows.Count == 0)
            return (null, CertificateFailureReason.NotEarned);
        var presence = rows.Select(a => a.Presence).Aggregate((all, one) => all.Join(one));
        var now = clock.GetUtcNow().UtcDateTime;
        // Clocks differ: it may have been closed a little before its end, and nothing is earned later than now (R34).
        var there = CreditedTime.Clip(gathering.FromAt, gathering.UntilAt < now ? gathering.UntilAt : now, presence);
        var venue = await db.Venues.Where(v => v.Id == gathering.VenueId).Select(v => v.Name).SingleOrDefaultAsync(cancel);
        return (new CertificateFacts(CertificateKind.Gathering, gathering.Title, venue, there.Minutes, 1, [], there.Until), null);
    }
}
