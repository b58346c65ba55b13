using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Places;
using UsmeAprende.Tests.Learning;

namespace UsmeAprende.Tests.Gatherings.Planning;

/// <summary>Gatherings as the site runs them, each call in a scope of its own as requests are.</summary>
internal sealed class PlanningSite(LearningSite site) : IAsyncDisposable
{
    private int _names;

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public FakeClock Clock => site.Clock;

    public DateTime Now => site.Now;

    public Guid VenueId { get; private set; }

    public Guid Facilitator { get; private set; }

    public static async Task<PlanningSite> StartAsync()
    {
        var site = new PlanningSite(await LearningSite.StartAsync());
        site.Facilitator = await site.PersonAsync(PersonRole.Facilitator);
        site.VenueId = await site.AskAsync(async db =>
        {
            var place = LocalityPlace.Create(
                PlaceDetails.TryParse("vereda", null, "El Destino", out var details, out _, out _)
                    ? details
                    : throw new InvalidOperationException()
            );
            var venue = new GatheringVenue();
            venue.Update(
                new VenueDetails
                {
                    Id = venue.Id,
                    Name = "Salón",
                    PlaceId = place.Id,
                    Address = "Junto a la escuela",
                }
            );
            db.AddRange(place, venue);
            await db.SaveChangesAsync(Cancel);
            return venue.Id;
        });
        return site;
    }

    public Task<Guid> PersonAsync(PersonRole role = PersonRole.Learner) => site.PersonAsync(role);

    public Task<T> AskAsync<T>(Func<UsmeDb, Task<T>> question) => site.AskAsync(question);

    public async Task<TResult> WithAsync<TService, TResult>(Func<TService, Task<TResult>> work)
        where TService : notnull
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public GatheringPlan Plan(int seats = 20, params string[] lessons) =>
        new()
        {
            Kind = "cafe",
            Title = "Café charlado",
            Area = "GAI",
            VenueId = VenueId,
            Seats = seats,
            Lessons = lessons,
            Facilitators = [Facilitator],
        };

    public TimeSlot In(int days)
    {
        var at = Now.AddDays(days);
        return new TimeSlot(at, at.AddHours(2));
    }

    public async Task<Guid> GatheringAsync(int seats = 20, int inDays = 3) => (await SeriesAsync(seats, inDays))[0].Id;

    /// <summary>As many as days are given; several make a group.</summary>
    public async Task<List<Gathering>> SeriesAsync(int seats, params int[] inDays)
    {
        var asked = new NewGatherings
        {
            Id = Guid.CreateVersion7(),
            Plan = Plan(seats),
            Occasions = [.. inDays.Select(In)],
        };
        Assert.Equal(PlanningResult.Done, await WithAsync((GatheringPlanning p) => p.PlanAsync(Facilitator, asked, Cancel)));
        var group = await AskAsync(db => db.Gatherings.Where(g => g.Id == asked.Id).Select(g => g.GroupId).SingleAsync(Cancel));
        return await AskAsync(db =>
            db.Gatherings.AsNoTracking()
                .Where(g => g.Id == asked.Id || (group != null && g.GroupId == group))
                .OrderBy(g => g.StartsAt)
                .ToListAsync(Cancel)
        );
    }

    public Task<ReservationResult> AskSeatAsync(Guid person, Guid gathering) =>
        WithAsync((ReservationService r) => r.ReserveAsync(person, gathering, Cancel));

    public Task<bool> GiveUpAsync(Guid person, Guid gathering) =>
        WithAsync((ReservationService r) => r.GiveUpAsync(person, gathering, Cancel));

    public Task<List<SeatReservation>> SeatsAsync(Guid gathering) =>
        AskAsync(db =>
            db.SeatReservations.AsNoTracking().Where(r => r.GatheringId == gathering).OrderBy(r => r.AskedAt).ToListAsync(Cancel)
        );

    /// <summary>Somebody without an account, with a phone of their own unless one is given.</summary>
    public PersonProfile Newcomer(string phone = "")
    {
        var number = phone.Length > 0 ? phone : $"3{100_000_000 + ++_names}";
        return new PersonProfile
        {
            GivenNames = PersonName.TryParse("Ana", out var given, out _) ? given : default,
            Surnames = PersonName.TryParse("Chisacá", out var surnames, out _) ? surnames : default,
            Phone = PhoneNumber.TryParse(number, out var tel, out var problem) ? tel : throw new InvalidOperationException(problem),
        };
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();
}
