using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Badges;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.Learning;
using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Places;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.Benchmarks;

/// <summary>
/// A town as reminders find it: who allows them and who does not, who learns and who stopped, cafés moved and cancelled, walk-ins found to
/// be somebody known.
/// </summary>
internal sealed class ReminderTown(ServiceProvider services)
{
    private const int Chunk = 250;
    private const int Cafes = 60;
    private const int Seats = 15;
    private const int PeopleAFacilitator = 400;

    // Fixed, so that two runs measure the same.
    private readonly Random _dice = new(2035);
    private readonly DateTime _now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
    private readonly List<Lesson> _lessons = [.. services.GetRequiredService<CatalogueStore>().Current.Courses.SelectMany(c => c.Lessons)];
    private readonly List<PersonId> _people = [];
    private readonly List<PersonId> _facilitators = [];

    public async Task SeedAsync(int people)
    {
        for (var done = 0; done < people; done += Chunk)
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<UsmeDb>();
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            for (var n = done; n < Math.Min(people, done + Chunk); n++)
                Settle(db, n);
            await db.SaveChangesAsync();
        }
        await using var last = services.CreateAsyncScope();
        await MeetAsync(last.ServiceProvider.GetRequiredService<UsmeDb>());
        await MergeAsync(last.ServiceProvider.GetRequiredService<UsmeDb>());
    }

    private void Settle(UsmeDb db, int number)
    {
        var role =
            number % PeopleAFacilitator == 0 ? PersonRole.Facilitator
            : number == 1 ? PersonRole.Coordinator
            : PersonRole.Learner;
        var person = new Person { CreatedAt = _now.AddDays(-_dice.Next(0, 365)).AddHours(-2), Role = role };
        _people.Add(person.Id);
        if (role is PersonRole.Facilitator)
            _facilitators.Add(person.Id);
        var profile = new PersonProfile
        {
            GivenNames = Name("Ana Lucía"),
            Surnames = Name("Ñáñez Güiza"),
            Email = Chance(80) && PersonEmailAddress.TryParse($"persona{number}@ejemplo.co", out var address, out _) ? address : null,
            Phone = Chance(70) && PhoneNumber.TryParse($"3{number:D9}", out var phone, out _) ? phone : null,
        };
        person.SetProfile(profile, _now);
        person.Identifiers.AddRange(profile.CreateIdentifiers(person.Id, person.CreatedAt));
        if (Chance(85))
            person.Identifiers.Find(i => i.Kind is IdentifierKind.Email)?.Verify(person.CreatedAt, null);
        db.Add(person);
        Consents(db, person);
        if (Chance(85))
            Learn(db, person);
        if (Chance(3))
            db.Add(BadgeAward.Create(person.Id, "camino", _now.AddHours(-_dice.Next(1, 100))));
    }

    private void Consents(UsmeDb db, Person person)
    {
        db.Add(
            new ConsentRecord
            {
                PersonId = person.Id,
                Purpose = ConsentPurpose.DataTreatment,
                Given = true,
                DecidedAt = person.CreatedAt,
            }
        );
        if (Chance(90))
            db.Add(
                new ConsentRecord
                {
                    PersonId = person.Id,
                    Purpose = ConsentPurpose.Reminders,
                    Given = Chance(80),
                    DecidedAt = person.CreatedAt,
                }
            );
        if (Chance(10))
            db.Add(
                new ConsentRecord
                {
                    PersonId = person.Id,
                    Purpose = ConsentPurpose.Reminders,
                    Given = Chance(50),
                    DecidedAt = person.CreatedAt.AddHours(1),
                }
            );
    }

    // A third have been here in the last fortnight; the others stopped some time ago.
    private void Learn(UsmeDb db, Person person)
    {
        var last = Chance(33)
            ? _now.AddHours(-_dice.Next(1, 14 * 24))
            : person.CreatedAt.AddHours(_dice.NextDouble() * (_now - person.CreatedAt).TotalHours);
        var records = Enumerable.Range(0, _dice.Next(5, 35)).Select(back => Deed(person.Id, last.AddHours(-9 * back))).ToList();
        db.AddRange(records);
        db.AddRange(LearningState.Compute(records).ProgressByActivity.Select(o => ActivityState.Create(person.Id, o.Key, o.Value)));
    }

    private LearningRecord Deed(PersonId person, DateTime at) =>
        LearningRecord.Create(
            RecordAuthor.Oneself(person),
            new NewRecord
            {
                Id = Guid.CreateVersion7(),
                Verb = RecordVerb.Completed,
                Activity = _lessons[_dice.Next(_lessons.Count)].Id,
                OccurredAt = at,
            },
            null,
            new byte[32],
            "bench",
            at,
            DateTime.MinValue
        );

    private async Task MeetAsync(UsmeDb db)
    {
        if (!PlaceDetails.TryParse(PlaceSeed.Kinds[0], null, "Olarte", out var olarte, out _, out var problem))
            throw new InvalidOperationException(problem);
        var place = LocalityPlace.Create(olarte);
        var venue = new GatheringVenue();
        venue.Update(
            new VenueDetails
            {
                Id = venue.Id,
                Name = "Salón comunal Olarte",
                PlaceId = place.Id,
                Address = "Calle 1 # 2-03",
            }
        );
        db.AddRange(place, venue);
        for (var n = 0; n < Cafes; n++)
        {
            // From last week, whose attendance is still open, to three weeks from now.
            var startsAt = _now.AddHours(3 + n % 8).AddDays(n * 28 / Cafes - 7);
            var cafe = Gathering.Create(
                Guid.CreateVersion7(),
                Plan(venue.Id),
                new TimeSlot(startsAt, startsAt.AddHours(2)),
                null,
                _now.AddDays(-20)
            );
            db.Add(cafe);
            var neighbours = _dice.Next(_people.Count - Seats);
            foreach (var person in _people.Skip(neighbours).Take(Seats))
                Reserve(db, cafe, person);
            if (n % 6 == 0)
                cafe.Cancel("El salón está en arreglo.", _now);
            else if (n % 6 == 1)
                cafe.Move(new TimeSlot(startsAt.AddHours(1), startsAt.AddHours(3)), venue.Id, "Llovió y la vía está cerrada.", _now);
        }
        await db.SaveChangesAsync();
    }

    private void Reserve(UsmeDb db, Gathering cafe, PersonId person)
    {
        var seat = new SeatReservation { GatheringId = cafe.Id, PersonId = person };
        seat.Ask(_now.AddDays(-10));
        if (Chance(10))
            seat.Promote(_now.AddHours(-1));
        else if (Chance(90))
            seat.Reserve();
        db.Add(seat);
    }

    private GatheringPlan Plan(Guid venue) =>
        new()
        {
            Kind = GatheringCodeList.Kinds.All.First().Key,
            Title = "Café charlado «Cuidarme»",
            Area = GatheringCodeList.Areas.All.First().Key,
            VenueId = venue,
            Seats = Seats,
            Lessons = [],
            Facilitators = [_facilitators[_dice.Next(_facilitators.Count)]],
        };

    // R14: one in fifty came to a café before anybody knew that they are already here.
    private async Task MergeAsync(UsmeDb db)
    {
        for (var n = 49; n < _people.Count; n += 50)
        {
            var (walkIn, known) = (_people[n], _people[n - 1]);
            await db
                .People.Where(p => p.Id == walkIn)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.MergedIntoId, known).SetProperty(p => p.SurvivorId, (HumanId)known));
        }
    }

    private bool Chance(int percent) => _dice.Next(100) < percent;

    private static PersonName Name(string text) =>
        PersonName.TryParse(text, out var name, out var problem) ? name : throw new InvalidOperationException(problem);
}
