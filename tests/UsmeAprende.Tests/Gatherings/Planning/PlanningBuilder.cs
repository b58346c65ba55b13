using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Places;
using UsmeAprende.Tests.Learning;

namespace UsmeAprende.Tests.Gatherings.Planning;

/// <summary>A site with a facilitator and a venue, where gatherings are planned and seats asked for.</summary>
internal static class PlanningBuilder
{
    extension(TestSite site)
    {
        public Guid VenueId => site.Get<PlanningPlace>().VenueId;

        public PersonId Facilitator => site.Get<PlanningPlace>().Facilitator;
    }

    public static async Task<TestSite> StartAsync()
    {
        var (place, venue, planning) = (CreatePlace(), new GatheringVenue(), new PlanningPlace());
        var site = await TestSite.StartAsync(services => services.AddSingleton(planning));
        venue.Update(
            new VenueDetails
            {
                Id = venue.Id,
                Name = "Salón",
                PlaceId = place.Id,
                Address = "Junto a la escuela",
            }
        );
        await site.AskAsync(db =>
        {
            db.AddRange(place, venue);
            return db.SaveChangesAsync(TestSite.Cancel);
        });
        (planning.VenueId, planning.Facilitator) = (venue.Id, await site.PersonAsync(PersonRole.Facilitator));
        return site;
    }

    public static GatheringPlan Plan(this TestSite site, int seats = 20, params string[] lessons) =>
        new()
        {
            Kind = "cafe",
            Title = "Café charlado",
            Area = "GAI",
            VenueId = site.VenueId,
            Seats = seats,
            Lessons = [.. lessons.Select(l => new ActivityId(l))],
            Facilitators = [site.Facilitator],
        };

    public static TimeSlot In(this TestSite site, int days)
    {
        var at = site.Now.AddDays(days);
        return new TimeSlot(at, at.AddHours(2));
    }

    public static async Task<Guid> GatheringAsync(this TestSite site, int seats = 20, int inDays = 3) =>
        (await site.SeriesAsync(seats, inDays))[0].Id;

    /// <summary>As many as days are given; several make a group.</summary>
    public static async Task<List<Gathering>> SeriesAsync(this TestSite site, int seats, params int[] inDays)
    {
        var asked = new NewGatherings
        {
            Id = Guid.CreateVersion7(),
            Plan = site.Plan(seats),
            Occasions = [.. inDays.Select(site.In)],
        };
        Assert.Equal(
            PlanningResult.Done,
            await site.WithAsync((GatheringPlanning p) => p.PlanAsync(site.Facilitator.AsFacilitator(), asked, TestSite.Cancel))
        );
        var group = await site.AskAsync(db =>
            db.Gatherings.Where(g => g.Id == asked.Id).Select(g => g.GroupId).SingleAsync(TestSite.Cancel)
        );
        return await site.AskAsync(db =>
            db.Gatherings.AsNoTracking()
                .Where(g => g.Id == asked.Id || (group != null && g.GroupId == group))
                .OrderBy(g => g.StartsAt)
                .ToListAsync(TestSite.Cancel)
        );
    }

    public static Task<ReservationResult> AskSeatAsync(this TestSite site, PersonId person, Guid gathering) =>
        site.WithAsync((ReservationService r) => r.ReserveAsync(person, gathering, TestSite.Cancel));

    public static Task<bool> GiveUpAsync(this TestSite site, PersonId person, Guid gathering) =>
        site.WithAsync((ReservationService r) => r.GiveUpAsync(person, gathering, Guid.CreateVersion7(), TestSite.Cancel));

    public static Task<List<SeatReservation>> SeatsAsync(this TestSite site, Guid gathering) =>
        site.AskAsync(db =>
            db.SeatReservations.AsNoTracking().Where(r => r.GatheringId == gathering).OrderBy(r => r.AskedAt).ToListAsync(TestSite.Cancel)
        );

    /// <summary>Somebody without an account, with a phone of their own unless one is given.</summary>
    public static PersonProfile Newcomer(this TestSite site, string phone = "")
    {
        var number = phone.Length > 0 ? phone : $"3{100_000_000 + site.NextNumber()}";
        return new PersonProfile
        {
            GivenNames = PersonName.TryParse("Ana", out var given, out _) ? given : default,
            Surnames = PersonName.TryParse("Chisacá", out var surnames, out _) ? surnames : default,
            Phone = PhoneNumber.TryParse(number, out var tel, out var problem) ? tel : throw new InvalidOperationException(problem),
        };
    }

    private static LocalityPlace CreatePlace() =>
        LocalityPlace.Create(
            PlaceDetails.TryParse("vereda", null, "El Destino", out var details, out _, out _)
                ? details
                : throw new InvalidOperationException()
        );

    private sealed class PlanningPlace
    {
        public Guid VenueId { get; set; }

        public PersonId Facilitator { get; set; }
    }
}
