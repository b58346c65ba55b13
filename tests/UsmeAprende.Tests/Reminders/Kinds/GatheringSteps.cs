using Microsoft.EntityFrameworkCore;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.Gatherings.Seats;

namespace UsmeAprende.Tests.Reminders.Kinds;

/// <summary>Cafés of a site under test: announced, reserved, moved, cancelled.</summary>
internal static class GatheringSteps
{
    public static Task<Guid> GatheringAsync(
        this TestSite site,
        DateTime startsAt,
        PersonId? facilitator = null,
        string title = "Café «Cuidarme»"
    ) =>
        site.AskAsync(async db =>
        {
            var venue = new GatheringVenue
            {
                PlaceId = await db.Places.Select(p => p.Id).FirstAsync(TestSite.Cancel),
                Name = "Salón comunal Olarte",
                Address = "Calle 1 # 2-03",
            };
            var gathering = new Gathering
            {
                Title = title,
                VenueId = venue.Id,
                StartsAt = startsAt,
                EndsAt = startsAt.AddHours(2),
                CreatedAt = site.Now,
                ChangedAt = site.Now,
            };
            db.AddRange(venue, gathering);
            if (facilitator is { } who)
                db.Add(new GatheringFacilitator { GatheringId = gathering.Id, PersonId = who });
            await db.SaveChangesAsync(TestSite.Cancel);
            return gathering.Id;
        });

    public static Task ReserveAsync(this TestSite site, Guid gathering, PersonId person, SeatState state = SeatState.Reserved) =>
        site.AskAsync(async db =>
        {
            db.Add(
                new SeatReservation
                {
                    GatheringId = gathering,
                    PersonId = person,
                    State = state,
                    AskedAt = site.Now,
                }
            );
            return await db.SaveChangesAsync(TestSite.Cancel);
        });

    public static Task ChangeAsync(this TestSite site, Guid gathering, Action<Gathering> change) =>
        site.AskAsync(async db =>
        {
            change(await db.Gatherings.SingleAsync(g => g.Id == gathering, TestSite.Cancel));
            return await db.SaveChangesAsync(TestSite.Cancel);
        });

    public static Task MoveAsync(this TestSite site, Guid gathering, DateTime startsAt) =>
        site.ChangeAsync(
            gathering,
            g =>
            {
                (g.StartsAt, g.EndsAt, g.ChangedAt, g.ChangeReason) = (
                    startsAt,
                    startsAt.AddHours(2),
                    site.Now,
                    "El salón está en arreglo."
                );
                g.Sequence++;
            }
        );

    public static Task CancelAsync(this TestSite site, Guid gathering) =>
        site.ChangeAsync(
            gathering,
            g =>
            {
                (g.CancelledAt, g.ChangedAt, g.ChangeReason) = (site.Now, site.Now, "Llovió y la vía está cerrada.");
                g.Sequence++;
            }
        );

    /// <summary>Gives everyone who waits a seat.</summary>
    public static Task PromoteAsync(this TestSite site, Guid gathering) =>
        site.AskAsync(async db =>
        {
            var waiting = await db
                .SeatReservations.Where(s => s.GatheringId == gathering && s.State == SeatState.Waiting)
                .ToListAsync(TestSite.Cancel);
            waiting.ForEach(s => (s.State, s.PromotedAt) = (SeatState.Reserved, site.Now));
            return await db.SaveChangesAsync(TestSite.Cancel);
        });
}
