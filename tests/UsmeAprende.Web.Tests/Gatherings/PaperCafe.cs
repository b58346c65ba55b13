using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;
using UsmeAprende.People;
using UsmeAprende.Web.Tests.People;

namespace UsmeAprende.Web.Tests.Gatherings;

/// <summary>A café, of an hour ago unless said otherwise, with somebody who reserved, for tests over HTTP.</summary>
internal static class PaperCafe
{
    public const string Expected = "Zoraida Chisacá";

    public static Task<Guid> PlanAsync(SiteHost site, Visit visit, Guid facilitator, int hoursAhead = -1) =>
        visit.WithDbAsync(db => PlanAsync(db, facilitator, site.Clock.GetUtcNow().UtcDateTime, hoursAhead));

    public static async Task<Guid> PlanAsync(UsmeDb db, Guid facilitator, DateTime now, int hoursAhead = -1)
    {
        var venue = new Venue();
        venue.Describe(new VenueDetails { Id = venue.Id, Name = "Salón comunal", PlaceId = await db.Set<Place>().Select(p => p.Id).FirstAsync(Visit.Cancel), Address = "Cl 1", Directions = null, IsAccessible = true });
        var gathering = Gathering.Of(Guid.CreateVersion7(), new GatheringPlan
        {
            Kind = "cafe",
            Title = "Café de prueba",
            Area = "GAI",
            HeldWith = null,
            VenueId = venue.Id,
            Seats = 20,
            Notes = null,
            Lessons = [],
            Facilitators = [facilitator],
        }, new Occasion(now.AddHours(hoursAhead), now.AddHours(hoursAhead + 2)), null, now);
        db.AddRange(venue, gathering);
        await db.SaveChangesAsync(Visit.Cancel);
        await ExpectAsync(db, gathering.Id, facilitator, now);
        return gathering.Id;
    }

    private static Task<int> ExpectAsync(UsmeDb db, Guid gathering, Guid facilitator, DateTime now)
    {
        var person = Person.OfWalkIn(Guid.CreateVersion7(), facilitator, now);
        Assert.True(PersonName.TryParse("Zoraida", out var given, out _));
        Assert.True(PersonName.TryParse("Chisacá", out var surnames, out _));
        person.Rename(given, surnames);
        var seat = new SeatReservation { GatheringId = gathering, PersonId = person.Id };
        seat.Ask(now);
        seat.Seat();
        db.AddRange(person, seat);
        return db.SaveChangesAsync(Visit.Cancel);
    }
}
