using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.Reports.Persons;

/// <summary>Which people a coordinator wants to see; what is null does not limit.</summary>
public sealed record PersonFilter
{
    /// <summary>For how long somebody who was active before must have done nothing to have stopped.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromDays(30);

    /// <summary>Part of a name, a document or a phone, as typed.</summary>
    public string? Search { get; init; }

    /// <summary>Part of a place's name, as typed.</summary>
    public string? Place { get; init; }

    public PersonRole? Role { get; init; }

    /// <summary>A course of which they did something.</summary>
    public string? CourseId { get; init; }

    /// <summary>A group in which they are now.</summary>
    public Guid? GroupId { get; init; }

    public PersonState? State { get; init; }

    public PersonActivity? Activity { get; init; }
}

/// <summary>How far a person's account is.</summary>
public enum PersonState
{
    DocumentSeen,
    DocumentNotSeen,

    /// <summary>They cannot sign in with a password.</summary>
    WithoutPassword,

    /// <summary>Nobody has authorised that their data are kept.</summary>
    WithoutConsent,
}

/// <summary>When a person's last record came.</summary>
public enum PersonActivity
{
    /// <summary>Within <see cref="PersonFilter.Silence"/>.</summary>
    Recent,

    /// <summary>Before it, and nothing since.</summary>
    Stopped,

    Never,
}

/// <summary>
/// Makes a filter a query over the rows that stand for humans (R14). Conditions look at all rows of the human: somebody's records may stand
/// in the row that was merged.
/// </summary>
internal static class PersonFilterQuery
{
    public static IQueryable<Person> WhereState(this IQueryable<Person> people, UsmeDb db, PersonState? state) =>
        state switch
        {
            PersonState.DocumentSeen => people.Where(p => Proven(db).Contains(p.SurvivorId)),
            PersonState.DocumentNotSeen => people.Where(p => !Proven(db).Contains(p.SurvivorId)),
            PersonState.WithoutPassword => people.Where(p =>
                !db.People.Any(own => own.SurvivorId == p.SurvivorId && own.PasswordHash != null)
            ),
            PersonState.WithoutConsent => people.Where(p =>
                !db
                    .Consents.Where(c =>
                        c.Purpose == ConsentPurpose.DataTreatment
                        && db.People.Any(own => own.SurvivorId == p.SurvivorId && own.Id == c.PersonId)
                    )
                    .OrderByDescending(c => c.DecidedAt)
                    .Select(c => c.Given)
                    .FirstOrDefault()
            ),
            _ => people,
        };

    public static IQueryable<Person> WhereActivity(this IQueryable<Person> people, UsmeDb db, PersonActivity? activity, DateTime now)
    {
        var since = now - PersonFilter.Silence;
        return activity switch
        {
            PersonActivity.Recent => people.Where(p =>
                db.People.Any(own =>
                    own.SurvivorId == p.SurvivorId && db.LearningRecords.Any(r => r.PersonId == own.Id && r.ReceivedAt >= since)
                )
            ),
            PersonActivity.Stopped => people.Where(p =>
                db.People.Any(own => own.SurvivorId == p.SurvivorId && db.LearningRecords.Any(r => r.PersonId == own.Id))
                && !db.People.Any(own =>
                    own.SurvivorId == p.SurvivorId && db.LearningRecords.Any(r => r.PersonId == own.Id && r.ReceivedAt >= since)
                )
            ),
            PersonActivity.Never => people.Where(p =>
                !db.People.Any(own => own.SurvivorId == p.SurvivorId && db.LearningRecords.Any(r => r.PersonId == own.Id))
            ),
            _ => people,
        };
    }

    public static IQueryable<Person> WhereBegan(this IQueryable<Person> people, UsmeDb db, Course? course)
    {
        if (course is null)
            return people;
        var (start, end) = ActivityId.RangeWithin(course.Id);
        return people.Where(p =>
            db.People.Any(own =>
                own.SurvivorId == p.SurvivorId
                && (
                    db.ActivityStates.Any(s => s.PersonId == own.Id && s.Activity >= start && s.Activity < end)
                    || db.Attendances.Any(a =>
                        a.PersonId == own.Id
                        && db.GatheringLessons.Any(l => l.GatheringId == a.GatheringId && l.Lesson >= start && l.Lesson < end)
                    )
                )
            )
        );
    }

    private static IQueryable<HumanId> Proven(UsmeDb db) =>
        db
            .PersonIdentifiers.Where(i => i.Kind == IdentifierKind.Document && i.VerifiedAt != null)
            .Join(db.People, i => i.PersonId, own => own.Id, (i, own) => own.SurvivorId);
}
