using Microsoft.EntityFrameworkCore;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Privacy;
using UsmeAprende.Tests.Gatherings.Planning;
using UsmeAprende.Tests.Learning;

namespace UsmeAprende.Tests.Gatherings.Seats;

public class SeatAllocationTests
{
    [Fact]
    public async Task LastSeat_AskedForByManyAtOnce_IsGivenOnce()
    {
        await using var site = await PlanningBuilder.StartAsync();
        var gathering = await site.GatheringAsync(seats: 1);
        var people = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => site.PersonAsync()));

        var answers = await Task.WhenAll(people.Select(p => Task.Run(() => site.AskSeatAsync(p, gathering))));

        Assert.Equal(1, answers.Count(a => a is ReservationResult.Reserved));
        Assert.Equal(7, answers.Count(a => a is ReservationResult.Waiting));
        Assert.Single(await site.SeatsAsync(gathering), s => s.State is SeatState.Reserved);
    }

    [Fact]
    public async Task WaitingList_WhenManyGiveUpAtOnce_MovesUpOncePerSeatInTheOrderOfAsking()
    {
        await using var site = await PlanningBuilder.StartAsync();
        var gathering = await site.GatheringAsync(seats: 4);
        var people = new List<PersonId>();
        for (var n = 0; n < 10; n++)
        {
            people.Add(await site.PersonAsync());
            site.Clock.Advance(TimeSpan.FromMinutes(1));
            await site.AskSeatAsync(people[n], gathering);
        }

        await Task.WhenAll(people.Take(3).SelectMany(p => new[] { p, p }).Select(p => Task.Run(() => site.GiveUpAsync(p, gathering))));

        var seats = await site.SeatsAsync(gathering);
        Assert.Equal(people[3..7], seats.Where(s => s.State is SeatState.Reserved).Select(s => s.PersonId));
        Assert.Equal(people[4..7], seats.Where(s => s.PromotedAt is not null).Select(s => s.PersonId));
        Assert.Equal(people[7..], seats.Where(s => s.State is SeatState.Waiting).Select(s => s.PersonId));
    }

    [Fact]
    public async Task Seats_MadeMore_MoveTheWaitingListUp()
    {
        await using var site = await PlanningBuilder.StartAsync();
        var gathering = (await site.SeriesAsync(1, 3))[0];
        foreach (var person in new[] { await site.PersonAsync(), await site.PersonAsync() })
            await site.AskSeatAsync(person, gathering.Id);

        var change = new GatheringChange
        {
            Id = gathering.Id,
            Version = gathering.Version,
            Plan = site.Plan(seats: 2),
            When = gathering.When,
        };
        Assert.Equal(
            PlanningResult.Done,
            await site.WithAsync((GatheringPlanning p) => p.ChangeAsync(site.Facilitator.AsFacilitator(), change, TestSite.Cancel))
        );

        Assert.All(await site.SeatsAsync(gathering.Id), s => Assert.Equal(SeatState.Reserved, s.State));
    }

    [Fact]
    public async Task Seat_GivenUpAndAskedForAgain_StandsAtTheEndOfTheList()
    {
        await using var site = await PlanningBuilder.StartAsync();
        var gathering = await site.GatheringAsync(seats: 1);
        var (first, second) = (await site.PersonAsync(), await site.PersonAsync());
        await site.AskSeatAsync(first, gathering);
        await site.AskSeatAsync(second, gathering);

        await site.GiveUpAsync(first, gathering);

        Assert.Equal(ReservationResult.Waiting, await site.AskSeatAsync(first, gathering));
        Assert.Equal(ReservationResult.Reserved, await site.AskSeatAsync(second, gathering));
        Assert.Equal(2, (await site.SeatsAsync(gathering)).Count);
    }

    // R14
    [Fact]
    public async Task Seat_OfSomebodyMerged_IsOneForBothRows()
    {
        await using var site = await PlanningBuilder.StartAsync();
        var gathering = await site.GatheringAsync();
        var (one, other, coordinator) = (
            await site.PersonAsync(),
            await site.PersonAsync(),
            await site.PersonAsync(PersonRole.Coordinator)
        );
        await site.AskSeatAsync(one, gathering);
        Assert.Equal(
            MergeResult.Done,
            await site.WithAsync((PersonMerging m) => m.MergeAsync(coordinator.AsCoordinator(), one, other, TestSite.Cancel))
        );

        await site.AskSeatAsync(other, gathering);
        var seat = Assert.Single(await site.SeatsAsync(gathering));
        await site.GiveUpAsync(other, gathering);

        Assert.Equal(one, seat.PersonId);
        Assert.Equal(SeatState.GivenUp, Assert.Single(await site.SeatsAsync(gathering)).State);
    }

    // R10, R12
    [Fact]
    public async Task Newcomer_WithSomebodysPhoneAndName_IsNobodyKnown()
    {
        await using var site = await PlanningBuilder.StartAsync();
        Guid[] gatherings = [await site.GatheringAsync(), await site.GatheringAsync(inDays: 4)];
        var known = site.Newcomer("3001234567");

        foreach (var gathering in gatherings)
            await site.WithAsync(
                (ReservationService r) => r.ReserveAsNewcomerAsync(gathering, known, ReservationToken.Create(), TestSite.Cancel)
            );

        var seats = new[] { await site.SeatsAsync(gatherings[0]), await site.SeatsAsync(gatherings[1]) };
        Assert.Equal(2, seats.Select(s => Assert.Single(s).PersonId).Distinct().Count());
    }

    [Fact]
    public async Task Newcomer_WhoPressesTwice_IsOnePersonWithOneSeat()
    {
        await using var site = await PlanningBuilder.StartAsync();
        var gathering = await site.GatheringAsync();
        var (profile, secret) = (site.Newcomer(), ReservationToken.Create());

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ =>
                    Task.Run(() =>
                        site.WithAsync((ReservationService r) => r.ReserveAsNewcomerAsync(gathering, profile, secret, TestSite.Cancel))
                    )
                )
        );

        Assert.All(answers, a => Assert.Equal(ReservationResult.Reserved, a));
        Assert.Single(await site.SeatsAsync(gathering));
        Assert.Equal(1, await site.AskAsync(db => db.People.CountAsync(p => p.GivenNames == "Ana", TestSite.Cancel)));
    }

    // R39
    [Fact]
    public async Task Contact_WithAFamilysSeats_HasNoMore()
    {
        await using var site = await PlanningBuilder.StartAsync();
        var gathering = await site.GatheringAsync();

        var answers = new List<ReservationResult>();
        for (var n = 0; n <= ReservationService.MostPerContact; n++)
        {
            Assert.True(PersonName.TryParse($"Ana {(char)('A' + n)}", out var name, out _));
            var relative = site.Newcomer("3001234567") with { GivenNames = name };
            answers.Add(
                await site.WithAsync(
                    (ReservationService r) => r.ReserveAsNewcomerAsync(gathering, relative, ReservationToken.Create(), TestSite.Cancel)
                )
            );
        }

        Assert.Equal(ReservationResult.TooMany, answers[^1]);
        Assert.All(answers.SkipLast(1), a => Assert.Equal(ReservationResult.Reserved, a));
    }

    // R30
    [Fact]
    public async Task Erasure_OfSomebodyWithASeat_FreesItForTheNext()
    {
        await using var site = await PlanningBuilder.StartAsync();
        var gathering = await site.GatheringAsync(seats: 1);
        var secret = ReservationToken.Create();
        await site.WithAsync((ReservationService r) => r.ReserveAsNewcomerAsync(gathering, site.Newcomer(), secret, TestSite.Cancel));
        var next = await site.PersonAsync();
        await site.AskSeatAsync(next, gathering);
        var leaving = (await site.SeatsAsync(gathering)).Single(s => s.State is SeatState.Reserved).PersonId;

        Assert.True(await site.WithAsync((PersonErasure e) => e.EraseAsync(leaving, TestSite.Cancel)));

        Assert.Equal(next, (await site.SeatsAsync(gathering)).Single(s => s.State is SeatState.Reserved).PersonId);
        Assert.Null(await site.WithAsync((ReservationService r) => r.FindByTokenAsync(secret, TestSite.Cancel)));
    }
}
