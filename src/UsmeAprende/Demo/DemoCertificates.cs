using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Certificates;
using UsmeAprende.Certificates.Register;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Gatherings.Groups;
using UsmeAprende.Learning;
using UsmeAprende.People;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Demo;

/// <summary>
/// Demo certificates for the queue and the register: some learners have finished the first course, one misses a lesson, one has a corrected
/// certificate, one a revoked one, and the learner who can sign in has one of a café.
/// </summary>
public sealed class DemoCertificates(
    UsmeDb db,
    CatalogueStore catalogue,
    ActivityStateUpdater states,
    CertificateRegister register,
    TimeProvider clock
) : IDemoData
{
    // By their document numbers, as DemoPeople makes them.
    private const string Ready = "CC:41234567";
    private const string Near = "CC:79456123";
    private const string Issued = "CC:41567890";
    private const string Revoked = "PAS:AV123456";
    private const string Foreign = "PPT:4456712";
    private const string Leader = "CC:52345678";

    private readonly DateTime _now = clock.GetUtcNow().UtcDateTime;

    public async Task SeedAsync(CancellationToken cancel)
    {
        var coordinator = await PersonAsync("MAIL:" + DemoPeople.Accounts[2], cancel);
        if (
            coordinator is not { } by
            || catalogue.Current.Courses.FirstOrDefault(c => c.HasLessons) is not { } course
            || await db.Certificates.AnyAsync(cancel)
        )
            return;
        var actor = await Actor.FindAsync(db, by, cancel);
        if (await db.WriteAsync(() => FinishAsync(course, cancel), cancel) is not { } cafe)
            return;
        var misspelt = await EnterAsync(
            Issued,
            OfCourse(course, "Blanca Nuvia Chisica Tibaduiza", IdentityDocumentType.CC),
            course.Id,
            by,
            cancel
        );
        await EnterAsync(
            Issued,
            OfCourse(course, "Blanca Nubia Chisica Tibaduiza", IdentityDocumentType.CC),
            course.Id,
            by,
            cancel,
            replaces: misspelt
        );
        if (await EnterAsync(Revoked, OfCourse(course, "Daniela Souza Lima", IdentityDocumentType.PAS), course.Id, by, cancel) is { } wrong)
            await register.EndAsync(wrong, CertificateEnd.Revoked, "Se emitió con el documento de otra persona.", actor, cancel);
        await EnterAsync(Leader, OfCafe(cafe, "Rosa Elvira Chisacá Muñoz"), CertificateSubject.ForGathering(cafe.Id), by, cancel);
    }

    /// <returns>One of the cafés that they came to.</returns>
    private async Task<Gathering?> FinishAsync(Course course, CancellationToken cancel)
    {
        if (await db.Venues.OrderBy(v => v.Name).FirstOrDefaultAsync(cancel) is not { } venue)
            return null;
        var group = new StudyGroup
        {
            Name = "Egresados de herramientas básicas",
            CourseId = course.Id,
            CreatedAt = _now,
        };
        db.Add(group);
        var facilitator = await PersonAsync("MAIL:" + DemoPeople.Accounts[1], cancel) ?? PersonId.Empty;
        var cafes = Enumerable.Range(0, Math.Max(1, course.Rule.Cafes)).Select(n => Cafe(n, venue.Id, group.Id, facilitator)).ToList();
        db.AddRange(cafes);
        var records = new List<LearningRecord>();
        foreach (var (key, missing) in new[] { (Ready, 0), (Foreign, 0), (Near, 1), (Issued, 0), (Revoked, 0) })
        {
            if (await PersonAsync(key, cancel) is not { } person)
                continue;
            db.Add(
                new GroupEnrolment
                {
                    GroupId = group.Id,
                    PersonId = person,
                    EnrolledAt = _now.AddDays(-60),
                }
            );
            db.AddRange(
                cafes.Select(c => new GatheringAttendance
                {
                    GatheringId = c.Id,
                    PersonId = person,
                    MarkedAt = c.StartsAt,
                })
            );
            records.AddRange(
                cafes
                    .Select(c => CreateRecord(new(facilitator, person), RecordVerb.Attended, ActivityId.AttendanceOf(c.Id), c.StartsAt))
                    .Concat(Deeds(person, facilitator, course, missing))
            );
        }
        db.AddRange(records);
        await states.UpdateAsync(records, EarlierRecords.None, cancel);
        if (await PersonAsync(Leader, cancel) is { } leader)
            db.Add(
                new GatheringAttendance
                {
                    GatheringId = cafes[0].Id,
                    PersonId = leader,
                    MarkedAt = cafes[0].StartsAt,
                }
            );
        return cafes[0];
    }

    // Complete, as somebody would plan it: with an area and a facilitator, in the afternoon in Bogotá.
    private Gathering Cafe(int n, Guid venue, Guid group, PersonId facilitator)
    {
        var start = BogotaClock.ToUtc(BogotaClock.DayOf(_now).AddDays(-20 + n), new TimeOnly(14, 0));
        var cafe = new Gathering
        {
            Kind = "cafe",
            Title = $"Café charlado de ejemplo {n + 1}",
            Area = "GAI",
            VenueId = venue,
            GroupId = group,
            StartsAt = start,
            EndsAt = start.AddHours(2),
            Seats = 20,
            ClosedAt = start.AddHours(2),
            CreatedAt = _now,
            ChangedAt = _now,
        };
        if (facilitator != PersonId.Empty)
            cafe.Facilitators.Add(new GatheringFacilitator { GatheringId = cafe.Id, PersonId = facilitator });
        return cafe;
    }

    private IEnumerable<LearningRecord> Deeds(PersonId person, PersonId facilitator, Course course, int missing)
    {
        var at = _now.AddDays(-50);
        foreach (var lesson in course.Lessons.SkipLast(missing))
            yield return CreateRecord(new(person, person), RecordVerb.Completed, lesson.Id, at = at.AddDays(1));
        foreach (var module in course.Modules)
        {
            if (module.Test is { } test)
                yield return CreateRecord(new(person, person), RecordVerb.Answered, test.Id, at, score: 90);
            yield return CreateRecord(new(facilitator, person), RecordVerb.Observed, ActivityId.TaskOf(module.Id), at);
        }
    }

    private static LearningRecord CreateRecord(RecordAuthor teller, RecordVerb verb, ActivityId activity, DateTime at, int? score = null)
    {
        var record = new NewRecord
        {
            Id = Guid.CreateVersion7(),
            Verb = verb,
            Activity = activity,
            OccurredAt = at,
        };
        return LearningRecord.Create(
            teller,
            record,
            score,
            RecordContent.ComputeHash(RecordContent.WriteCanonical(teller, record)),
            "demo",
            at,
            DateTime.MinValue
        );
    }

    private CertificateContent OfCourse(Course course, string name, IdentityDocumentType type) =>
        new()
        {
            HolderName = name,
            DocumentType = type,
            DocumentNumber = "",
            Title = course.Title,
            Minutes = course.Minutes,
            Cafes = course.Rule.Cafes,
            Competences = [.. catalogue.Current.Competences.Take(3).Select(c => c.Name)],
            CompletedOn = BogotaClock.DayOf(_now.AddDays(-3)),
            Signatory = "Nombre de ejemplo",
            SignatoryRole = "Cargo de ejemplo",
        };

    private static CertificateContent OfCafe(Gathering cafe, string name) =>
        new()
        {
            Kind = CertificateKind.Gathering,
            HolderName = name,
            DocumentType = IdentityDocumentType.CC,
            DocumentNumber = "",
            Title = cafe.Title,
            Minutes = (int)(cafe.EndsAt - cafe.StartsAt).TotalMinutes,
            Cafes = 1,
            Competences = [],
            CompletedOn = BogotaClock.DayOf(cafe.EndsAt),
            Signatory = "Nombre de ejemplo",
            SignatoryRole = "Cargo de ejemplo",
        };

    private async Task<Guid?> EnterAsync(
        string key,
        CertificateContent words,
        string subject,
        PersonId by,
        CancellationToken cancel,
        Guid? replaces = null
    )
    {
        if (await PersonAsync(key, cancel) is not { } person)
            return null;
        var id = Guid.CreateVersion7();
        await register.EnterAsync(
            new NewCertificate
            {
                Id = id,
                PersonId = person,
                Subject = subject,
                IssuedById = by,
                ReplacesId = replaces,
                Reason = replaces is null ? null : "El segundo nombre estaba mal escrito.",
                Words = words with { DocumentNumber = key[(key.IndexOf(':', StringComparison.Ordinal) + 1)..] },
            },
            cancel
        );
        return id;
    }

    private Task<PersonId?> PersonAsync(string key, CancellationToken cancel) =>
        db.PersonIdentifiers.Where(i => i.MatchKey == key).Select(i => (PersonId?)i.PersonId).FirstOrDefaultAsync(cancel);
}
