using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Gatherings.Groups;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.Learning;
using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Places;

namespace UsmeAprende.Testing;

/// <summary>People who have done what a course asks for its certificate, or nearly, put straight into the tables.</summary>
public sealed class GraduateBuilder
{
    private readonly UsmeDb _db;
    private readonly Course _course;
    private readonly DateTime _now;
    private readonly List<Guid> _cafes = [];

    public GraduateBuilder(UsmeDb db, Course course, DateTime now)
    {
        (_db, _course, _now) = (db, course, now);
        Group = new StudyGroup { CreatedAt = now };
        Group.Update("Grupo de la mañana", course.Id);
        db.Add(Group);
        var place = PlaceDetails.TryParse("Vereda", null, "Olarte", out var olarte, out _, out var problem)
            ? LocalityPlace.Create(olarte)
            : throw new InvalidOperationException(problem);
        var venue = new GatheringVenue();
        venue.Update(
            new VenueDetails
            {
                Id = venue.Id,
                Name = "Salón comunal",
                PlaceId = place.Id,
                Address = "Calle 1",
            }
        );
        db.AddRange(place, venue);
        for (var n = 0; n < Math.Max(1, course.Rule.Cafes); n++)
            _cafes.Add(Cafe(venue, now.AddDays(-30 + n)));
    }

    public StudyGroup Group { get; }

    /// <summary>Gatherings of two hours that everybody came to; their attendance is closed.</summary>
    public IReadOnlyList<Guid> Cafes => _cafes;

    /// <summary>Somebody with a document, seen by staff unless said otherwise.</summary>
    public Person Add(string givenNames, string surnames, string? document, bool isSeen = true, string? place = "Olarte")
    {
        var person = new Person { CreatedAt = _now.AddDays(-60) };
        person.SetProfile(
            new PersonProfile
            {
                GivenNames = Name(givenNames),
                Surnames = Name(surnames),
                Place = PlaceName.TryParse(place, out var where, out _) ? where : null,
            },
            _now
        );
        if (document is not null && DocumentNumber.TryParse(IdentityDocumentType.CC, document, out var number, out _))
        {
            var claimed = PersonIdentifier.CreateClaimed(person.Id, number, person.CreatedAt);
            if (isSeen)
                claimed.Verify(_now, null);
            person.Identifiers.Add(claimed);
        }
        _db.Add(person);
        return person;
    }

    public PersonIdentifier AddPhone(PersonId person, PhoneNumber number)
    {
        var claimed = PersonIdentifier.CreateClaimed(person, number, _now);
        _db.Add(claimed);
        return claimed;
    }

    /// <summary>Lets somebody finish everything, a lesson a day, and come to every café.</summary>
    /// <param name="missing">So many lessons, from the last, they have not done.</param>
    /// <param name="minutesBetween">From one lesson's end to the next one's.</param>
    public void Finish(Person person, int missing = 0, double minutesBetween = 24 * 60) => Finish(person.Id, missing, minutesBetween);

    /// <inheritdoc cref="Finish(Person, int, double)"/>
    public void Finish(PersonId person, int missing = 0, double minutesBetween = 24 * 60)
    {
        var at = _now.AddDays(-50);
        foreach (var lesson in _course.Lessons.SkipLast(missing))
        {
            _db.Add(ActivityState.Create(person, lesson.Id, new ActivityProgress(at, at, null, null, null)));
            at = at.AddMinutes(minutesBetween);
        }
        foreach (var module in _course.Modules)
        {
            if (module.Test is { } test)
                _db.Add(ActivityState.Create(person, test.Id, new ActivityProgress(at, null, 100, null, null)));
            _db.Add(ActivityState.Create(person, ActivityId.TaskOf(module.Id), new ActivityProgress(at, at, null, null, null)));
        }
        foreach (var cafe in _cafes)
            Attend(person, cafe);
        var enrolment = new GroupEnrolment { GroupId = Group.Id, PersonId = person };
        Set(enrolment, nameof(GroupEnrolment.EnrolledAt), _now.AddDays(-55));
    }

    /// <summary>Somebody new who has finished everything.</summary>
    public Person AddFinished(int number, string givenNames = "Ana Lucía", string surnames = "Chisacá Muñoz")
    {
        var person = Add(givenNames, surnames, (60_000_000 + number).ToString(CultureInfo.InvariantCulture));
        Finish(person);
        return person;
    }

    /// <summary>Notes that somebody came to a gathering.</summary>
    public void Attend(PersonId person, Guid cafe)
    {
        var attendance = new GatheringAttendance { GatheringId = cafe, PersonId = person };
        Set(attendance, nameof(GatheringAttendance.MarkedAt), _now.AddDays(-20));
    }

    private Guid Cafe(GatheringVenue venue, DateTime start)
    {
        var cafe = new Gathering { Id = Guid.CreateVersion7(), CreatedAt = _now.AddDays(-55) };
        Set(cafe, nameof(Gathering.Kind), "cafe");
        Set(cafe, nameof(Gathering.Title), "Café charlado");
        Set(cafe, nameof(Gathering.VenueId), venue.Id);
        Set(cafe, nameof(Gathering.GroupId), Group.Id);
        Set(cafe, nameof(Gathering.StartsAt), start);
        Set(cafe, nameof(Gathering.EndsAt), start.AddHours(2));
        Set(cafe, nameof(Gathering.ClosedAt), start.AddHours(3));
        Set(cafe, nameof(Gathering.Seats), 400);
        return cafe.Id;
    }

    // What features change by their own verbs only.
    private void Set(object row, string property, object? value)
    {
        if (_db.Entry(row).State is EntityState.Detached)
            _db.Add(row);
        _db.Entry(row).Property(property).CurrentValue = value;
    }

    private static PersonName Name(string text) =>
        PersonName.TryParse(text, out var name, out var problem) ? name : throw new ArgumentException(problem, nameof(text));
}
