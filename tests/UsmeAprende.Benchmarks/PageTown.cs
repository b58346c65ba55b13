using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Badges.Awarding;
using UsmeAprende.Badges.Goals;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Figures;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Gatherings.Groups;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.Learning;
using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Places;

namespace UsmeAprende.Benchmarks;

/// <summary>
/// A town as staff find it after a year: people with names and documents, groups with their cafés, who finished a course and who nearly,
/// certificates, two rows that are one human. What is kept beside the records is computed from them, as the site would have.
/// </summary>
internal sealed partial class PageTown(ServiceProvider services, int people, int records)
{
    private const int PeopleAGroup = 25;
    private const int CafesAGroup = 5;
    private const int Chunk = 500;

    // Of a hundred people: so many finished a course and hold its certificate, finished and wait for it, or lack a lesson or two.
    private const int Certified = 8;
    private const int Waiting = 2;
    private const int Nearly = 5;

    private static readonly string[] Given = ["Ana Lucía", "María José", "Luz Marina", "José Ángel", "Yeimy", "Blanca Flor", "Aníbal"];
    private static readonly string[] Family = ["Ñáñez Güiza", "Chisacá Muñoz", "Poveda", "Tautiva Rojas", "Liberato", "Peña Díaz"];
    private static readonly string[] Homes = ["Olarte", "El Destino", "La Requilina", "Margaritas", "Chiguaza", "Los Soches", "El Uval"];

    private readonly CourseCatalogue _catalogue = services.GetRequiredService<CatalogueStore>().Current;
    private readonly DateTime _now = TimeProvider.System.GetUtcNow().UtcDateTime;
    private readonly TownRecords _learnt = new(
        services.GetRequiredService<CatalogueStore>().Current,
        TimeProvider.System.GetUtcNow().UtcDateTime
    );
    private readonly List<(PersonId Person, Course Course)> _holders = [];

    public Guid GroupId { get; private set; }

    public Guid GatheringId { get; private set; }

    public Guid VenueId { get; private set; }

    /// <summary>Somebody who waits for a certificate of the course.</summary>
    public (PersonId Person, Course Course) Candidate { get; private set; }

    /// <summary>Whose gatherings those of the first groups are to be.</summary>
    public IReadOnlyList<Guid> OwnGatherings { get; private set; } = [];

    public async Task FillAsync()
    {
        await using (var scope = services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<UsmeDb>();
            await db.Database.MigrateAsync();
            var groups = await MeetAsync(db);
            await using var bulk = await BulkInsert.BeginAsync(db);
            for (var done = 0; done < people; done += Chunk)
            {
                var numbers = Enumerable.Range(done, Math.Min(Chunk, people - done));
                foreach (var life in numbers.AsParallel().AsOrdered().Select(n => Live(n, groups[n / PeopleAGroup])))
                    Put(bulk, life);
                await bulk.CommitAsync();
            }
        }
        await CertifyAsync();
        await UniteAsync();
    }

    private async Task<List<(StudyGroup Group, Course Course, List<Gathering> Cafes)>> MeetAsync(UsmeDb db)
    {
        if (!PlaceDetails.TryParse(PlaceSeed.Kinds[0], null, "Olarte", out var olarte, out _, out var problem))
            throw new InvalidOperationException(problem);
        var place = LocalityPlace.Create(olarte);
        var venue = new GatheringVenue();
        var details = new VenueDetails
        {
            Id = venue.Id,
            Name = "Salón comunal Olarte",
            PlaceId = place.Id,
            Address = "Calle 1 # 2-03",
        };
        venue.Update(details);
        db.AddRange(place, venue);
        var courses = _catalogue.Courses.Where(c => c.HasLessons).ToList();
        var groups = new List<(StudyGroup, Course, List<Gathering>)>();
        for (var n = 0; n * PeopleAGroup < people; n++)
        {
            var course = courses[n % courses.Count];
            var group = new StudyGroup { CreatedAt = _now.AddDays(-330) };
            group.Update($"Grupo {n + 1}", course.Id);
            var cafes = Enumerable.Range(0, CafesAGroup).Select(k => Cafe(venue.Id, group.Id, course, n, k)).ToList();
            db.Add(group);
            db.AddRange(cafes);
            groups.Add((group, course, cafes));
        }
        foreach (var month in new[] { -1, 0 })
            db.Add(CollectiveGoal.Create(FigureMonth.Of(_now).AddMonths(month), "Entre todas las veredas", people, _now));
        await db.SaveChangesAsync();
        (GroupId, GatheringId, VenueId) = (groups[0].Item1.Id, groups[0].Item3[^1].Id, venue.Id);
        OwnGatherings = [.. groups.Take(3).SelectMany(g => g.Item3).Select(g => g.Id)];
        return groups;
    }

    private Gathering Cafe(Guid venue, Guid group, Course course, int number, int nth)
    {
        var lessons = course.Lessons.Skip(nth * 2).Take(2).Select(l => l.Id).ToList();
        // Spread over the year; the last of each group is only days ago and still open.
        var start = _now.AddDays(nth == CafesAGroup - 1 ? -1 - number % 5 : -300 + nth * 60 + number % 50);
        var plan = new GatheringPlan
        {
            Kind = GatheringCodeList.Kinds.All.First().Key,
            Title = $"Café charlado {number + 1}.{nth + 1}",
            Area = GatheringCodeList.Areas.All.First().Key,
            VenueId = venue,
            Seats = PeopleAGroup,
            Lessons = lessons,
            Facilitators = [],
        };
        return Gathering.Create(Guid.CreateVersion7(), plan, new TimeSlot(start, start.AddHours(2)), group, _now.AddDays(-330));
    }

    private Life Live(int number, (StudyGroup Group, Course Course, List<Gathering> Cafes) own)
    {
        var dice = new Random(number);
        var person = Settle(dice, number);
        var kind = number % 100;
        var finishes = kind < Certified + Waiting + Nearly;
        var came = finishes ? own.Cafes.Take(4).ToList() : [.. own.Cafes.Where(_ => dice.Next(3) == 0)];
        var done = came.Select(c => TownRecords.Create(person.Id, RecordVerb.Attended, ActivityId.AttendanceOf(c.Id), c.StartsAt, null));
        if (finishes)
            done = done.Concat(
                _learnt.FinishCourse(dice, person.Id, own.Course, came[0], kind >= Certified + Waiting ? 1 + number % 2 : 0)
            );
        var all = done.Concat(_learnt.LearnAnything(dice, person.Id)).Take(records).ToList();
        var events = new EventTimes(came.ToDictionary(c => c.Id, c => c.StartsAt.AddMinutes(-15)));
        return new Life(
            person,
            all,
            LearningState.Compute(all, events),
            BadgeHistory.GroupByWeek(
                LearningState.SelectCounted(all, events).Where(r => r.Verb.FinishesActivity()).Select(r => r.EffectiveAt)
            ),
            [.. came.Select(c => new GatheringAttendance { GatheringId = c.Id, PersonId = person.Id })],
            new GroupEnrolment { GroupId = own.Group.Id, PersonId = person.Id },
            own.Course,
            kind
        );
    }

    private Person Settle(Random dice, int number)
    {
        var person = new Person { CreatedAt = _now.AddDays(-330) };
        var document = (40_000_000 + number).ToString(CultureInfo.InvariantCulture);
        var profile = new PersonProfile
        {
            GivenNames = Name(Given[dice.Next(Given.Length)]),
            Surnames = Name($"{Family[dice.Next(Family.Length)]} {Family[dice.Next(Family.Length)].Split(' ')[0]}"),
            Place = PlaceName.TryParse(Homes[dice.Next(Homes.Length)], out var home, out _) ? home : null,
            Document = DocumentNumber.TryParse(IdentityDocumentType.CC, document, out var cc, out _) ? cc : null,
            Phone = PhoneNumber.TryParse($"3{number:D9}", out var phone, out _) ? phone : null,
        };
        person.SetProfile(profile, _now);
        person.Identifiers.AddRange(profile.CreateIdentifiers(person.Id, person.CreatedAt));
        // One in ten of those who wait for a certificate has not shown their document.
        if (number % 1_000 is var one && (one < 900 || one % 100 < Certified))
            person.Identifiers.Find(i => i.Kind is IdentifierKind.Document)?.Verify(person.CreatedAt, null);
        return person;
    }

    private void Put(BulkInsert bulk, Life life)
    {
        var id = life.Person.Id;
        bulk.Add([life.Person]);
        bulk.Add(life.Person.Identifiers);
        bulk.Add(life.Records);
        bulk.Add(life.State.ProgressByActivity.Select(o => ActivityState.Create(id, o.Key, o.Value)));
        bulk.Add(life.Weeks.Select(w => ActiveWeek.Create(id, w.Key, w.Value)));
        bulk.Add(life.Came);
        bulk.Add([life.Enrolment]);
        if (life.Kind < Certified)
            _holders.Add((id, life.Course));
        else if (life.Kind < Certified + Waiting)
            Candidate = (id, life.Course);
    }

    private static PersonName Name(string text) =>
        PersonName.TryParse(text, out var name, out var problem) ? name : throw new InvalidOperationException(problem);

    private sealed record Life(
        Person Person,
        IReadOnlyList<LearningRecord> Records,
        LearningState State,
        Dictionary<DateOnly, DateTime> Weeks,
        IReadOnlyList<GatheringAttendance> Came,
        GroupEnrolment Enrolment,
        Course Course,
        int Kind
    );
}
