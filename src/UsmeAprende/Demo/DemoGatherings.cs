using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Groups;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.People;
using UsmeAprende.People.Places;

namespace UsmeAprende.Demo;

/// <summary>
/// Demo gatherings: a group that meets on six Tuesdays and is half way, a full talk with a waiting list, one that was moved, one cancelled,
/// and their venues.
/// </summary>
public sealed class DemoGatherings(UsmeDb db, SeatAllocation seating, PlaceDirectory places, CatalogueStore catalogue, TimeProvider clock)
    : IDemoData
{
    private const int Meetings = 6;

    // Seven in the evening in UTC is two in the afternoon in Bogotá.
    private const int Afternoon = 19;
    private const int Morning = 14;

    private readonly DateTime _now = clock.GetUtcNow().UtcDateTime;

    public Task SeedAsync(CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                var facilitator = await PersonAsync("MAIL:facilitador@demo.usme", cancel);
                if (facilitator == PersonId.Empty || await db.Groups.AnyAsync(cancel))
                    return;
                var coordinator = await PersonAsync("MAIL:coordinacion@demo.usme", cancel);
                var yomasa = await VenueAsync(
                    "Salón comunal Gran Yomasa",
                    "Gran Yomasa",
                    "Calle 81 B Sur # 7-20 Este",
                    "A dos cuadras del portal, junto a la cancha. Pregunte por el salón.",
                    true,
                    cancel
                );
                var destino = await VenueAsync(
                    "Escuela rural El Destino",
                    "El Destino",
                    "Vereda El Destino, junto al puesto de salud",
                    "La ruta rural para en la entrada de la escuela.",
                    false,
                    cancel
                );
                var people = await db
                    .People.Where(p => p.Role == PersonRole.Learner && p.ErasedAt == null)
                    .OrderBy(p => p.CreatedAt)
                    .ThenBy(p => p.NameKey)
                    .Select(p => p.Id)
                    .ToListAsync(cancel);

                await GroupAsync(facilitator, yomasa, people, cancel);
                var talk = Add(
                    Plan(
                        "talk",
                        "Cómo vender por WhatsApp",
                        "REA",
                        "Asociación de productores de Usme",
                        destino,
                        3,
                        [coordinator, facilitator]
                    ),
                    In(3, Morning),
                    null
                );
                var fair = Add(
                    Plan("fair", "Feria de trámites por internet", "GAI", null, yomasa, 60, [coordinator]),
                    In(10, Morning),
                    null
                );
                var lab = Add(
                    Plan("citizen-lab", "Laboratorio ciudadano del agua", "PAR", "Consejo de Planeación Local", destino, 25, [facilitator]),
                    In(6, Afternoon),
                    null
                );
                await db.SaveChangesAsync(cancel);
                foreach (var person in people.Take(5))
                    await seating.AllocateAsync(talk, person, cancel);
                foreach (var person in people.Skip(2).Take(3))
                    await seating.AllocateAsync(lab, person, cancel);
                fair.Move(
                    new TimeSlot(fair.StartsAt.AddDays(1), fair.EndsAt.AddDays(1)),
                    fair.VenueId,
                    "El salón está ocupado ese día por las votaciones de la junta.",
                    _now
                );
                lab.Cancel("La carretera está cerrada por un derrumbe. Pronto avisamos la nueva fecha.", _now);
            },
            cancel
        );

    private async Task GroupAsync(PersonId facilitator, Guid venue, List<PersonId> people, CancellationToken cancel)
    {
        var course = catalogue.Current.Courses.FirstOrDefault(c => c.HasLessons);
        var group = new StudyGroup { CreatedAt = _now.AddDays(-30) };
        group.Update("Martes de herramientas básicas", course?.Id);
        db.Add(group);
        var tuesday = _now.Date.AddDays(((int)DayOfWeek.Tuesday - (int)_now.DayOfWeek + 7) % 7);
        if (tuesday.AddHours(Afternoon) <= _now)
            tuesday = tuesday.AddDays(7);
        var asked = new NewGatherings
        {
            Id = Guid.CreateVersion7(),
            Plan = Plan("cafe", "Café charlado: herramientas básicas", "GAI", "Junta de acción comunal", venue, 12, [facilitator]) with
            {
                Lessons = [.. course?.Lessons.Select(l => l.Id).Take(2 * Meetings) ?? []],
                Notes = "Traiga su celular cargado y sus gafas, si usa. Hay tinto.",
            },
            Occasions =
            [
                .. Enumerable
                    .Range(-Meetings / 2, Meetings)
                    .Select(week => tuesday.AddDays(7 * week).AddHours(Afternoon))
                    .Select(at => new TimeSlot(at, at.AddHours(2))),
            ],
            SpreadsLessons = true,
        };
        var planned = asked.Occasions.Select((when, n) => Add(asked.CreatePlan(n), when, group.Id)).ToList();
        await db.SaveChangesAsync(cancel);
        foreach (var person in people.Take(4))
        {
            var enrolment = new GroupEnrolment { GroupId = group.Id, PersonId = person };
            enrolment.Enter(_now.AddDays(-28));
            db.Add(enrolment);
            foreach (var gathering in planned)
                await seating.AllocateAsync(gathering, person, cancel);
        }
    }

    private Gathering Add(GatheringPlan plan, TimeSlot when, Guid? group)
    {
        var gathering = Gathering.Create(Guid.CreateVersion7(), plan, when, group, _now);
        db.Add(gathering);
        return gathering;
    }

    private static GatheringPlan Plan(
        string kind,
        string title,
        string area,
        string? with,
        Guid venue,
        int seats,
        IReadOnlyList<PersonId> facilitators
    ) =>
        new()
        {
            Kind = kind,
            Title = title,
            Area = area,
            HeldWith = with,
            VenueId = venue,
            Seats = seats,
            Lessons = [],
            Facilitators = facilitators,
        };

    private async Task<Guid> VenueAsync(
        string name,
        string place,
        string address,
        string directions,
        bool isAccessible,
        CancellationToken cancel
    )
    {
        var venue = new GatheringVenue();
        var lies = await places.FindByNameAsync(place, cancel) ?? throw new InvalidOperationException($"{place} is not among the places.");
        venue.Update(
            new VenueDetails
            {
                Id = venue.Id,
                Name = name,
                PlaceId = lies.Id,
                Address = address,
                Directions = directions,
                IsAccessible = isAccessible,
            }
        );
        db.Add(venue);
        return venue.Id;
    }

    private TimeSlot In(int days, int hour)
    {
        var at = _now.Date.AddDays(days).AddHours(hour);
        return new TimeSlot(at, at.AddHours(3));
    }

    private Task<PersonId> PersonAsync(string key, CancellationToken cancel) =>
        db.PersonIdentifiers.Where(i => i.MatchKey == key).Select(i => i.PersonId).FirstOrDefaultAsync(cancel);
}
