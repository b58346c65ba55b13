using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Gatherings.Evidence;
using UsmeAprende.Gatherings.Paper;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.Learning;
using UsmeAprende.People;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Demo;

/// <summary>Demo cafés: one of last week, closed, with twelve people who came, and one of today with reservations.</summary>
public sealed class DemoAttendance(
    UsmeDb db,
    ActivityStateUpdater state,
    AttendanceProjection keeper,
    CatalogueStore catalogue,
    TimeProvider clock
) : IDemoData
{
    public static readonly Guid Today = Guid.Parse("0198f000-0000-7000-8000-000000000101");
    public static readonly Guid LastWeek = Guid.Parse("0198f000-0000-7000-8000-000000000102");

    private const int Neighbours = 12;

    private static readonly string[] GivenNames =
    [
        "Ana Lucía",
        "Aníbal",
        "Betsabé",
        "Carmenza",
        "Édgar",
        "Flor Ángela",
        "Gonzalo",
        "Hermencia",
        "Íngrid",
        "Jacinto",
        "Leonor",
        "Yeison",
    ];
    private static readonly string[] Surnames =
    [
        "Ávila Cobos",
        "Bautista",
        "Cárdenas Poveda",
        "Díaz",
        "Espitia",
        "Forero Ñustes",
        "Güechá",
        "Huertas",
        "Ibáñez",
        "Jiménez",
        "Liberato",
        "Muñoz",
    ];

    private readonly DateTime _now = clock.GetUtcNow().UtcDateTime;

    public Task SeedAsync(CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                var facilitator = await db
                    .PersonIdentifiers.Where(i => i.MatchKey == "MAIL:" + DemoPeople.Accounts[1])
                    .Select(i => i.PersonId)
                    .FirstOrDefaultAsync(cancel);
                if (facilitator == PersonId.Empty || await db.Gatherings.AnyAsync(g => g.Id == Today, cancel))
                    return;
                var people = Enumerable.Range(0, Neighbours).Select(n => Neighbour(n, facilitator)).ToList();
                db.AddRange(people);
                var venue = new GatheringVenue
                {
                    Name = "Salón comunal La Requilina",
                    Address = "Vereda La Requilina, junto a la cancha",
                    PlaceId = await db.Places.Where(p => p.Name == "La Requilina").Select(p => p.Id).FirstOrDefaultAsync(cancel),
                    IsAccessible = true,
                };
                db.Add(venue);

                var hour = new DateTime(_now.Year, _now.Month, _now.Day, _now.Hour, 0, 0, DateTimeKind.Utc);
                var past = Cafe(LastWeek, "Café charlado: primeros pasos", venue, facilitator, hour.AddDays(-7));
                var today = Cafe(Today, "Café charlado: cuidarse en internet", venue, facilitator, hour);
                db.AddRange(past, today);
                db.AddRange(
                    people
                        .Take(10)
                        .Select(p => new SeatReservation
                        {
                            GatheringId = past.Id,
                            PersonId = p.Id,
                            State = SeatState.Reserved,
                            AskedAt = _now.AddDays(-9),
                        })
                );
                db.AddRange(
                    people
                        .Take(8)
                        .Select(p => new SeatReservation
                        {
                            GatheringId = today.Id,
                            PersonId = p.Id,
                            State = SeatState.Reserved,
                            AskedAt = _now.AddDays(-2),
                        })
                );
                db.AddRange(
                    people
                        .Skip(8)
                        .Take(2)
                        .Select(p => new SeatReservation
                        {
                            GatheringId = today.Id,
                            PersonId = p.Id,
                            State = SeatState.Waiting,
                            AskedAt = _now.AddDays(-1),
                        })
                );
                await db.SaveChangesAsync(cancel);

                // The site is not open yet and the record writer does not run, so the rows that it would store are made here.
                var records = people
                    .SelectMany((p, n) => Marks(past, p.Id, isLate: n % 5 == 1))
                    .Select(r => CreateStored(facilitator, r))
                    .ToList();
                db.AddRange(records);
                await state.UpdateAsync(records, EarlierRecords.None, cancel);
                await db.SaveChangesAsync(cancel);
                var humans = await HumanRows.ReadAsync(db, [.. records.Select(r => r.PersonId).Distinct()], cancel);
                await keeper.OnRecordsStoredAsync(new StoredRecords(records, EarlierRecords.None, humans), cancel);
                past.Close(past.StartsAt, past.EndsAt.AddMinutes(-10), facilitator, past.EndsAt.AddMinutes(5));
            },
            cancel
        );

    private Gathering Cafe(Guid id, string title, GatheringVenue venue, PersonId facilitator, DateTime start)
    {
        var gathering = new Gathering
        {
            Id = id,
            Kind = "cafe",
            Title = title,
            Area = "GAI",
            VenueId = venue.Id,
            StartsAt = start,
            EndsAt = start.AddHours(2),
            Seats = 20,
            CreatedAt = _now.AddDays(-20),
            ChangedAt = _now.AddDays(-20),
        };
        gathering.Facilitators.Add(new GatheringFacilitator { GatheringId = id, PersonId = facilitator });
        var module = catalogue
            .Current.Courses.Where(c => c.HasLessons)
            .SelectMany(c => c.Modules)
            .FirstOrDefault(m => m.Lessons.Length > 0);
        gathering.Lessons.AddRange(module?.Lessons.Take(3).Select(l => new GatheringLesson { GatheringId = id, Lesson = l.Id }) ?? []);
        return gathering;
    }

    /// <summary>The first has reserved today and was there last week.</summary>
    public static PersonId NeighbourId(int n) => PersonId.Parse($"0198f000-0000-7000-8000-0000000002{n:D2}");

    private Person Neighbour(int n, PersonId facilitator)
    {
        var person = Person.CreateWalkIn(NeighbourId(n), facilitator, _now.AddDays(-8));
        person.Rename(Name(GivenNames[n]), Name(Surnames[n]));
        if (DocumentNumber.TryParse(IdentityDocumentType.CC, $"{52_700_000 + (n * 1_117)}", out var document, out _))
            person.Identifiers.Add(PersonIdentifier.CreateClaimed(person.Id, document, person.CreatedAt));
        return person;
    }

    private static IEnumerable<StaffNewRecord> Marks(Gathering gathering, PersonId person, bool isLate)
    {
        var mark = new AttendanceMark
        {
            Id = Guid.CreateVersion7(),
            Person = person,
            Kind = MarkKind.Came,
            OccurredAt = gathering.StartsAt,
        };
        yield return mark.ToRecord(gathering.Id);
        if (isLate)
            yield return (
                mark with
                {
                    Id = Guid.CreateVersion7(),
                    Kind = MarkKind.Late,
                    Time = BogotaClock.TimeOf(gathering.StartsAt.AddMinutes(20)),
                }
            ).ToRecord(gathering.Id);
    }

    private static LearningRecord CreateStored(PersonId facilitator, StaffNewRecord staffRecord)
    {
        var author = new RecordAuthor(facilitator, staffRecord.Person);
        var at = staffRecord.Record.OccurredAt;
        return LearningRecord.Create(
            author,
            staffRecord.Record,
            null,
            RecordContent.ComputeHash(RecordContent.WriteCanonical(author, staffRecord.Record)),
            "demo",
            at,
            DateTime.MinValue
        );
    }

    private static PersonName Name(string text) =>
        PersonName.TryParse(text, out var name, out var problem) ? name : throw new InvalidOperationException($"{text}: {problem}");
}

/// <summary>Last week's café has its minutes, and a sheet that was printed for it.</summary>
public sealed class DemoEvidence(UsmeDb db, SheetNumbering rows, MinutesService minutes) : IDemoData
{
    public async Task SeedAsync(CancellationToken cancel)
    {
        var cafe = await db
            .Gatherings.AsNoTracking()
            .Include(g => g.Facilitators)
            .SingleOrDefaultAsync(g => g.Id == DemoAttendance.LastWeek, cancel);
        if (cafe is null || await minutes.FindAsync(cafe.Id, cancel) is not null)
            return;
        await rows.AssignCodesAsync(cafe, cancel);
        await minutes.WriteAsync(
            cafe.Facilitators[0].PersonId,
            cafe.Id,
            "Cada persona encendió su celular, conectó la red del salón y envió un audio a alguien de su familia.",
            "Traer el cargador la próxima semana.\nLa Junta presta el salón también los sábados.",
            null,
            cancel
        );
    }
}
