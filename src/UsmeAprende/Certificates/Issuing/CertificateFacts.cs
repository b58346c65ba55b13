using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Learning;
using UsmeAprende.People;

namespace UsmeAprende.Certificates.Issuing;

/// <summary>The achievement that is certified.</summary>
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

/// <summary>Computes what a person did in a course, if its rule is met.</summary>
public sealed class CourseFactsReader(
    UsmeDb db,
    CatalogueStore catalogue,
    CourseProgressReader progressReader,
    LearningHoursReader hours,
    TimeProvider clock
)
{
    public async Task<(CertificateFacts? Facts, CertificateFailureReason? Failure)> ComputeAsync(
        HumanId survivor,
        string courseId,
        CancellationToken cancel
    )
    {
        if (!catalogue.Current.CoursesById.TryGetValue(courseId, out var course))
            return (null, CertificateFailureReason.NoSubject);
        var progress = (await progressReader.ListForPeopleAsync(course, [survivor], cancel))[survivor];
        if (!progress.CertificateProgress.IsEarned || await FindCompletedAtAsync(survivor, course, cancel) is not { } completed)
            return (null, CertificateFailureReason.NotEarned);
        var minutes = (await hours.ComputeAsync((PersonId)survivor, cancel)).ByCourse.GetValueOrDefault(course.Id);
        return (
            new CertificateFacts(
                CertificateKind.Course,
                course.Title,
                null,
                minutes,
                progress.Cafes,
                ListCompetences(course, catalogue.Current),
                completed
            ),
            null
        );
    }

    /// <summary>The names of what a course works on, in the catalogue's order.</summary>
    internal static List<string> ListCompetences(Course course, CourseCatalogue catalogue)
    {
        var codes = course.Lessons.SelectMany(l => l.Competences).ToHashSet(StringComparer.Ordinal);
        return [.. catalogue.Competences.Where(c => codes.Contains(c.Code)).Select(c => c.Name)];
    }

    private async Task<DateTime?> FindCompletedAtAsync(HumanId survivor, Course course, CancellationToken cancel)
    {
        var (start, end) = ActivityId.RangeWithin(course.Id);
        var lastAlone = await db
            .ActivityStates.Where(s => db.SamePerson(survivor).Contains(s.PersonId) && s.Activity >= start && s.Activity < end)
            .MaxAsync(s => (DateTime?)(s.FinishedAt ?? s.StartedAt), cancel);
        var lastTogether = await (
            from attendance in db.Attendances
            where db.SamePerson(survivor).Contains(attendance.PersonId)
            join gathering in db.Gatherings on attendance.GatheringId equals gathering.Id
            where
                db.GatheringLessons.Any(l => l.GatheringId == gathering.Id && l.Lesson >= start && l.Lesson < end)
                || db.Groups.Any(g => g.Id == gathering.GroupId && g.CourseId == course.Id)
            select (DateTime?)(gathering.RealEndAt ?? gathering.EndsAt)
        ).MaxAsync(cancel);
        var last = lastAlone is null || lastTogether > lastAlone ? lastTogether : lastAlone;
        // A gathering that is still going on ends later than now, and nothing is earned later than now (R34).
        return last > clock.GetUtcNow().UtcDateTime ? clock.GetUtcNow().UtcDateTime : last;
    }
}

/// <summary>Computes how long a person was at a single gathering, if its attendance is closed (R21).</summary>
public sealed class GatheringFactsReader(UsmeDb db, TimeProvider clock)
{
    public async Task<(CertificateFacts? Facts, CertificateFailureReason? Failure)> ComputeAsync(
        HumanId survivor,
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
        // It may have been closed a little before its end, since clocks differ; and nothing is earned later than now (R34).
        var credited = CreditedTime.Clip(gathering.FromAt, gathering.UntilAt < now ? gathering.UntilAt : now, presence);
        var venue = await db.Venues.Where(v => v.Id == gathering.VenueId).Select(v => v.Name).SingleOrDefaultAsync(cancel);
        return (new CertificateFacts(CertificateKind.Gathering, gathering.Title, venue, credited.Minutes, 1, [], credited.Until), null);
    }
}
