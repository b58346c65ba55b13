using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.People;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Web.Tests.Gatherings.Paper;

/// <summary>A café, of an hour ago unless said otherwise, with somebody who reserved, for tests over HTTP.</summary>
internal static class PaperCafe
{
    public const string Expected = "Zoraida Chisacá";

    public static Task<Guid> PlanAsync(SiteHost site, BrowserVisit visit, PersonId facilitator, int hoursAhead = -1) =>
        visit.WithDbAsync(db => PlanAsync(db, facilitator, site.Clock.GetUtcNow().UtcDateTime, hoursAhead));

    public static async Task<Guid> PlanAsync(UsmeDb db, PersonId facilitator, DateTime now, int hoursAhead = -1)
    {
        var cafe = Guid.CreateVersion7();
        await AddAsync(db, cafe, now.AddHours(hoursAhead), seats: 20, now, facilitator);
        await db.SaveChangesAsync(BrowserVisit.Cancel);
        await ExpectAsync(db, cafe, facilitator, now);
        return cafe;
    }

    /// <summary>A café of two hours that nobody has reserved, still to be saved.</summary>
    public static async Task AddAsync(UsmeDb db, Guid id, DateTime start, int seats, DateTime now, params PersonId[] facilitators)
    {
        var venue = new GatheringVenue();
        venue.Update(
            new VenueDetails
            {
                Id = venue.Id,
                Name = "Salón comunal",
                PlaceId = await db.Places.Select(p => p.Id).FirstAsync(BrowserVisit.Cancel),
                Address = "Cl 1",
                Directions = null,
                IsAccessible = true,
            }
        );
        db.AddRange(
            venue,
            Gathering.Create(
                id,
                new GatheringPlan
                {
                    Kind = "cafe",
                    Title = "Café de prueba",
                    Area = "GAI",
                    HeldWith = null,
                    VenueId = venue.Id,
                    Seats = seats,
                    Notes = null,
                    Lessons = [],
                    Facilitators = facilitators,
                },
                new TimeSlot(start, start.AddHours(2)),
                null,
                now
            )
        );
    }

    private static Task<int> ExpectAsync(UsmeDb db, Guid gathering, PersonId facilitator, DateTime now)
    {
        var person = Person.CreateWalkIn(PersonId.New(), facilitator, now);
        Assert.True(PersonName.TryParse("Zoraida", out var given, out _));
        Assert.True(PersonName.TryParse("Chisacá", out var surnames, out _));
        person.Rename(given, surnames);
        var seat = new SeatReservation { GatheringId = gathering, PersonId = person.Id };
        seat.Ask(now);
        seat.Reserve();
        db.AddRange(person, seat);
        return db.SaveChangesAsync(BrowserVisit.Cancel);
    }
}
