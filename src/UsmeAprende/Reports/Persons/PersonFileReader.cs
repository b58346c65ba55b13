using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Badges;
using UsmeAprende.Certificates;
using UsmeAprende.Certificates.Register;
using UsmeAprende.Data;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Learning;
using UsmeAprende.People;
using UsmeAprende.People.Privacy;
using UsmeAprende.Reminders;
using UsmeAprende.Reports.AuditLog;

namespace UsmeAprende.Reports.Persons;

/// <summary>Puts together what coordinators may know of a person, from all their rows (R14). Each reading is recorded (R10, R31).</summary>
public sealed class PersonFileReader(
    UsmeDb db,
    AuditTrail audit,
    PersonListReader people,
    PersonProgressReader progress,
    AttendedGatheringReader attended,
    LearningHoursReader hours,
    PersonBadgesReader badges,
    BadgeStore book,
    CertificateRegisterReader certificates,
    AuditLogReader log
)
{
    private const int MostLetters = 30;

    /// <returns>Null if there is no such person, they were erased, or the actor does not coordinate any more.</returns>
    public async Task<PersonFile?> OpenAsync(Actor actor, PersonId person, CancellationToken cancel)
    {
        var human = await db.People.Where(p => p.Id == person && p.ErasedAt == null).Select(p => p.SurvivorId).ToListAsync(cancel);
        if (human.Count == 0 || (await people.DescribeAsync(human, cancel)).SingleOrDefault() is not { } line)
            return null;
        if (!await RecordAsync(actor, line.Id, cancel))
            return null;
        var rows = await db.SamePerson(line.Id).ToListAsync(cancel);
        return new PersonFile(line)
        {
            Rows = await ListRowsAsync(rows, cancel),
            Courses = [.. (await progress.ListCoursesAsync(line.Id, cancel)).Where(c => c.IsStarted)],
            Gatherings = await ListGatheringsAsync(line.Id, cancel),
            Minutes = (await hours.ComputeAsync(line.Id, cancel)).Minutes,
            Badges = await badges.ListEarnedAsync(line.Id, book.Current, cancel),
            Certificates = await certificates.ListForPersonAsync(line.Id, cancel),
            Consents = await ListConsentsAsync(rows, cancel),
            Groups = await ListGroupsAsync(rows, cancel),
            Letters = await ListLettersAsync(rows, cancel),
            Log = await log.ReadAsync(new AuditLogFilter { Person = line.Id }, actor, before: null, cancel),
        };
    }

    private Task<bool> RecordAsync(Actor actor, PersonId person, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                if (!(await actor.ReloadAsync(db, cancel)).IsCoordinator)
                    return false;
                await audit.AppendAsync(db, actor.PersonId, PersonsAudit.FileOpened, PeopleAudit.Subject(person), null, null, cancel);
                return true;
            },
            cancel
        );

    private async Task<IReadOnlyList<PersonFileRow>> ListRowsAsync(List<PersonId> rows, CancellationToken cancel)
    {
        var pairs = await db
            .PossibleDuplicates.AsNoTracking()
            .Where(d => rows.Contains(d.OneId) && rows.Contains(d.OtherId))
            .ToListAsync(cancel);
        return
        [
            .. (
                await db
                    .People.AsNoTracking()
                    .Where(p => rows.Contains(p.Id) && p.MergedIntoId != null)
                    .OrderBy(p => p.CreatedAt)
                    .ToListAsync(cancel)
            ).Select(p => new PersonFileRow(p.FullName, p.CreatedAt, pairs.Find(d => d.OneId == p.Id || d.OtherId == p.Id)?.Id)),
        ];
    }

    private async Task<IReadOnlyList<PersonFileGathering>> ListGatheringsAsync(PersonId person, CancellationToken cancel)
    {
        var came = (await attended.ListForPersonAsync(person, cancel)).OrderByDescending(g => g.FromAt).ToList();
        var ids = came.ConvertAll(g => g.Id);
        var titles = await db
            .Gatherings.Where(g => ids.Contains(g.Id))
            .Select(g => new { g.Id, g.Title })
            .ToDictionaryAsync(g => g.Id, g => g.Title, cancel);
        return
        [
            .. came.Select(g => new PersonFileGathering(
                g.Id,
                titles[g.Id],
                g.FromAt,
                CreditedTime.Clip(g.FromAt, g.UntilAt, g.Presence).Minutes
            )),
        ];
    }

    private async Task<IReadOnlyList<ConsentRecord>> ListConsentsAsync(List<PersonId> rows, CancellationToken cancel) =>
        [
            .. (await db.Consents.AsNoTracking().Where(c => rows.Contains(c.PersonId)).ToListAsync(cancel))
                .GroupBy(c => c.Purpose)
                .Select(own => own.MaxBy(c => c.DecidedAt)!)
                .OrderBy(c => c.Purpose),
        ];

    private Task<List<PersonFileGroup>> ListGroupsAsync(List<PersonId> rows, CancellationToken cancel) =>
        db
            .Enrolments.Where(e => rows.Contains(e.PersonId))
            .Join(db.Groups, e => e.GroupId, g => g.Id, (e, g) => new { e, g.Name })
            .OrderByDescending(own => own.e.EnrolledAt)
            .Select(own => new PersonFileGroup(own.e.GroupId, own.Name, own.e.EnrolledAt, own.e.LeftAt))
            .ToListAsync(cancel);

    private Task<List<PersonFileLetter>> ListLettersAsync(List<PersonId> rows, CancellationToken cancel) =>
        db
            .Reminders.AsNoTracking()
            .Where(r => rows.Contains(r.PersonId) && r.ShownAt != null && r.Title != null)
            .OrderByDescending(r => r.ShownAt)
            .Take(MostLetters)
            .Select(r => new PersonFileLetter(r.Title!, r.ShownAt!.Value, r.Channel, r.State, r.ReadAt))
            .ToListAsync(cancel);
}

/// <summary>What coordinators see of a person.</summary>
public sealed record PersonFile(PersonListLine Person)
{
    /// <summary>The rows that were merged into this person.</summary>
    public required IReadOnlyList<PersonFileRow> Rows { get; init; }

    /// <summary>The courses begun.</summary>
    public required IReadOnlyList<CourseProgress> Courses { get; init; }

    /// <summary>The gatherings they came to, latest first.</summary>
    public required IReadOnlyList<PersonFileGathering> Gatherings { get; init; }

    /// <summary>Their learning time (R22).</summary>
    public required int Minutes { get; init; }

    public required IReadOnlyList<AwardedBadge> Badges { get; init; }

    public required IReadOnlyList<IssuedCertificate> Certificates { get; init; }

    /// <summary>The latest decision for each purpose.</summary>
    public required IReadOnlyList<ConsentRecord> Consents { get; init; }

    public required IReadOnlyList<PersonFileGroup> Groups { get; init; }

    /// <summary>The latest messages that they were sent.</summary>
    public required IReadOnlyList<PersonFileLetter> Letters { get; init; }

    /// <summary>What staff did to their data, latest first.</summary>
    public required AuditLogPage Log { get; init; }
}

/// <param name="Pair">The pair by which they were merged, where they can be separated; null if it is not known.</param>
public sealed record PersonFileRow(string Name, DateTime CreatedAt, Guid? Pair);

/// <param name="Minutes">How long they were there.</param>
public sealed record PersonFileGathering(Guid Id, string Title, DateTime At, int Minutes);

public sealed record PersonFileGroup(Guid Id, string Name, DateTime EnrolledAt, DateTime? LeftAt);

public sealed record PersonFileLetter(string Title, DateTime ShownAt, string? Channel, ReminderState State, DateTime? ReadAt);
