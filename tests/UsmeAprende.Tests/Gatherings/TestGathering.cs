using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.Learning;
using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Places;
using UsmeAprende.Tests.Learning;

namespace UsmeAprende.Tests.Gatherings;

/// <summary>
/// A gathering with a facilitator, at nine in the morning of the day on which tests stand, and what staff say of those who come.
/// </summary>
internal sealed class TestGathering(TestSite site, Guid id, PersonId facilitator)
{
    /// <summary>Nine in the morning in Bogotá.</summary>
    public static readonly DateTime Start = new(2035, 8, 6, 14, 0, 0, DateTimeKind.Utc);

    public static readonly DateTime End = Start.AddHours(2);

    public TestSite Site => site;

    public Guid Id => id;

    public PersonId Facilitator => facilitator;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<TestGathering> PlanAsync(
        TestSite site,
        DateTime? start = null,
        Guid? group = null,
        PersonId? facilitator = null,
        params string[] lessons
    )
    {
        var staff = facilitator ?? await site.PersonAsync(PersonRole.Facilitator);
        var id = await site.AskAsync(async db =>
        {
            var place = LocalityPlace.Create(
                PlaceDetails.TryParse("vereda", null, "El Destino", out var details, out _, out _)
                    ? details
                    : throw new InvalidOperationException()
            );
            var venue = new GatheringVenue
            {
                Name = "Salón comunal",
                Address = "Cl 1",
                PlaceId = place.Id,
            };
            var from = start ?? Start;
            var gathering = new Gathering
            {
                Kind = "cafe",
                Title = "Café",
                VenueId = venue.Id,
                StartsAt = from,
                EndsAt = from.AddHours(2),
                Seats = 20,
                GroupId = group,
            };
            gathering.Facilitators.Add(new GatheringFacilitator { GatheringId = gathering.Id, PersonId = staff });
            gathering.Lessons.AddRange(lessons.Select(l => new GatheringLesson { GatheringId = gathering.Id, Lesson = new(l) }));
            db.AddRange(place, venue, gathering);
            await db.SaveChangesAsync(Cancel);
            return gathering.Id;
        });
        return new TestGathering(site, id, staff);
    }

    /// <summary>Somebody with a name, who comes to cafés.</summary>
    public async Task<PersonId> PersonAsync(string givenNames, string surnames = "Chisacá")
    {
        var id = await site.PersonAsync();
        await site.AskAsync(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == id, Cancel)).Rename(Name(givenNames), Name(surnames));
            return await db.SaveChangesAsync(Cancel);
        });
        return id;
    }

    public Task<int> ReserveAsync(PersonId person, SeatState state = SeatState.Reserved) =>
        site.AskAsync(db =>
        {
            db.Add(
                new SeatReservation
                {
                    GatheringId = id,
                    PersonId = person,
                    State = state,
                    AskedAt = site.Now,
                }
            );
            return db.SaveChangesAsync(Cancel);
        });

    public AttendanceMark Mark(PersonId person, MarkKind kind = MarkKind.Came, string? time = null) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Person = person,
            Kind = kind,
            Time = time is null ? null : TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture),
            OccurredAt = site.Now,
        };

    public AttendanceMark Undo(AttendanceMark mark) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Person = mark.Person,
            Kind = MarkKind.Undone,
            Target = mark.Id,
            OccurredAt = site.Now,
        };

    public Task<IReadOnlyList<RecordResult>> SendAsync(params AttendanceMark[] marks) => SendAsAsync(facilitator, marks);

    public async Task<IReadOnlyList<RecordResult>> SendAsAsync(PersonId staff, params AttendanceMark[] marks)
    {
        var actor = await FindActorAsync(staff);
        return await AskAsync<AttendanceTaking, IReadOnlyList<RecordResult>>(taking =>
            taking.StoreMarksAsync(actor, id, marks, "sync", Cancel)
        );
    }

    public async Task<AttendanceResult> ChangeAsync(AttendanceChange change, PersonId? staff = null)
    {
        var gathering = await GatheringAsync();
        var actor = await FindActorAsync(staff ?? facilitator);
        return await AskAsync<AttendanceTaking, AttendanceResult>(taking => taking.ChangeAsync(actor, gathering, change, Cancel));
    }

    /// <summary>Closes it at its end, or later.</summary>
    public Task<AttendanceClosingResult> CloseAsync(
        DateTime? from = null,
        DateTime? until = null,
        string? reason = null,
        PersonId? staff = null
    )
    {
        if (site.Now < End)
            site.Clock.Advance(End - site.Now);
        return CloseNowAsync(from, until, reason, staff);
    }

    public async Task<AttendanceClosingResult> CloseNowAsync(
        DateTime? from = null,
        DateTime? until = null,
        string? reason = null,
        PersonId? staff = null
    )
    {
        var actor = await FindActorAsync(staff ?? facilitator);
        return await AskAsync<AttendanceClosing, AttendanceClosingResult>(closing =>
            closing.CloseAsync(actor, id, from ?? Start, until ?? End, reason, Cancel)
        );
    }

    /// <summary>As the look-up of their session would find them now.</summary>
    public Task<Actor> FindActorAsync(PersonId person) => site.AskAsync(db => Actor.FindAsync(db, person, Cancel));

    public Task<Gathering> GatheringAsync() =>
        site.AskAsync(db => db.Gatherings.Include(g => g.Lessons).AsNoTracking().SingleAsync(g => g.Id == id, Cancel));

    public Task<AttendanceFacts?> PresenceAsync(PersonId person) =>
        site.AskAsync(async db =>
            (await db.Attendances.AsNoTracking().SingleOrDefaultAsync(a => a.GatheringId == id && a.PersonId == person, Cancel))?.Presence
        );

    public async Task<IReadOnlyList<AttendanceListEntry>> ListAsync()
    {
        var gathering = await GatheringAsync();
        return await AskAsync<AttendanceListReader, IReadOnlyList<AttendanceListEntry>>(reader => reader.ListAsync(gathering, Cancel));
    }

    public async Task<TAnswer> AskAsync<TService, TAnswer>(Func<TService, Task<TAnswer>> question)
        where TService : notnull
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<TService>());
    }

    private static PersonName Name(string text) =>
        PersonName.TryParse(text, out var name, out var problem) ? name : throw new ArgumentException(problem, nameof(text));
}
