using Microsoft.EntityFrameworkCore;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.Jobs;
using UsmeAprende.People;
using UsmeAprende.Tests.Gatherings.Planning;
using UsmeAprende.Tests.Learning;

namespace UsmeAprende.Tests.Gatherings.Seats;

/// <summary>R39: people whom nobody has met cannot take all the seats of a café.</summary>
public class SeatLimitTests : IAsyncLifetime
{
    private static readonly SeatRequestOrigin s_home = new("200.1.2.3", "200.1.2.3");

    private TestSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await PlanningBuilder.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Newcomers_FromOneConnection_HoldFewSeatsOfEachGathering()
    {
        var cafe = await _site.GatheringAsync(seats: 30);
        var other = await _site.GatheringAsync(seats: 30, inDays: 4);

        var answers = await AskAllAsync(cafe, ReservationService.MostPerConnection + 2, _ => s_home);
        var elsewhere = await AskAsync(cafe, new SeatRequestOrigin("200.1.2.4", "200.1.2.4"));
        var otherCafe = await AskAsync(other, s_home);

        Assert.All(answers.Take(ReservationService.MostPerConnection), a => Assert.Equal(ReservationResult.Reserved, a));
        Assert.All(answers.Skip(ReservationService.MostPerConnection), a => Assert.Equal(ReservationResult.TooManyHere, a));
        Assert.Equal([ReservationResult.Reserved, ReservationResult.Reserved], [elsewhere, otherCafe]);
    }

    [Fact]
    public async Task Newcomers_FromEveryAddressOfOneNetwork_HoldHalfOfTheSeats()
    {
        var cafe = await _site.GatheringAsync(seats: 30);

        var answers = await AskAllAsync(cafe, 25, n => new SeatRequestOrigin("20010DB80001", $"20010DB80001{n:X4}"));

        Assert.Equal(15, answers.Count(a => a is ReservationResult.Reserved));
        Assert.All(answers.Skip(15), a => Assert.Equal(ReservationResult.TooManyHere, a));
    }

    [Fact]
    public async Task Staff_WhoReserveForACafe_HaveNoLimit()
    {
        var cafe = await _site.GatheringAsync(seats: 30);

        var answers = await AskAllAsync(cafe, 20, _ => null);

        Assert.All(answers, a => Assert.Equal(ReservationResult.Reserved, a));
    }

    // Accounts are made as quickly as reservations; whoever was seen is asked nothing.
    [Fact]
    public async Task FreshAccounts_FromOneConnection_HoldHalfOfTheSeatsAndKnownPeopleAny()
    {
        var cafe = await _site.GatheringAsync(seats: 30);
        var answers = new List<ReservationResult>();
        for (var n = 0; n < 20; n++)
            answers.Add(await AskAsync(await _site.PersonAsync(), cafe));
        var known = await _site.PersonAsync(PersonRole.Facilitator);

        var facilitator = await AskAsync(known, cafe);

        Assert.Equal(15, answers.Count(a => a is ReservationResult.Reserved));
        Assert.Equal(ReservationResult.Reserved, facilitator);
    }

    [Fact]
    public async Task Seat_AlreadyHeld_IsAnsweredAgainThoughTheConnectionIsFull()
    {
        var cafe = await _site.GatheringAsync(seats: 16);
        var first = await _site.PersonAsync();
        await AskAsync(first, cafe);
        await AskAllAsync(cafe, 10, _ => s_home);

        Assert.Equal(ReservationResult.Reserved, await AskAsync(first, cafe));
    }

    // Else one gives eight up, takes eight more, and asks for the first again.
    [Fact]
    public async Task Seat_GivenUpAndAskedForAgain_IsCounted()
    {
        var cafe = await _site.GatheringAsync(seats: 30);
        var link = ReservationToken.Create();
        await _site.WithAsync((ReservationService r) => r.ReserveAsNewcomerAsync(cafe, _site.Newcomer(), link, s_home, TestSite.Cancel));
        await _site.WithAsync((ReservationService r) => r.GiveUpAsync(link, Guid.CreateVersion7(), TestSite.Cancel));
        await AskAllAsync(cafe, ReservationService.MostPerConnection, _ => s_home);

        Assert.Equal(
            ReservationResult.TooManyHere,
            await _site.WithAsync((ReservationService r) => r.ReserveAgainAsync(link, TestSite.Cancel))
        );
    }

    [Fact]
    public async Task Staff_WhoExpectPeople_SeeHowManyAskedFromOneConnection()
    {
        var cafe = await _site.GatheringAsync(seats: 30);
        await AskAllAsync(cafe, 5, _ => s_home);
        await AskAsync(cafe, new SeatRequestOrigin("200.1.2.4", "200.1.2.4"));

        var holders = await _site.WithAsync((StaffGatheringReader staff) => staff.ListSeatHoldersAsync(cafe, TestSite.Cancel));

        Assert.Equal([5, 5, 5, 5, 5, null], holders.Select(h => h.SameConnection));
    }

    // R30: what no longer serves is forgotten.
    [Fact]
    public async Task Connections_OnceTheGatheringIsOver_AreForgotten()
    {
        var cafe = await _site.GatheringAsync(seats: 30, inDays: 3);
        await AskAsync(cafe, s_home);
        var during = await ConnectionsAsync(cafe);

        _site.Clock.Advance(TimeSpan.FromDays(4));
        await _site.WithAsync((JobRunner runner) => runner.RunNowAsync("conexiones-de-cupos", TestSite.Cancel));

        Assert.Equal(1, during);
        Assert.Equal(0, await ConnectionsAsync(cafe));
    }

    private Task<int> ConnectionsAsync(Guid gathering) =>
        _site.AskAsync(db => db.SeatReservations.CountAsync(r => r.GatheringId == gathering && r.Connection != null, TestSite.Cancel));

    private async Task<List<ReservationResult>> AskAllAsync(Guid gathering, int times, Func<int, SeatRequestOrigin?> from)
    {
        var answers = new List<ReservationResult>();
        for (var n = 0; n < times; n++)
            answers.Add(await AskAsync(gathering, from(n)));
        return answers;
    }

    private Task<ReservationResult> AskAsync(Guid gathering, SeatRequestOrigin? from) =>
        _site.WithAsync(
            (ReservationService r) =>
                r.ReserveAsNewcomerAsync(gathering, _site.Newcomer(), ReservationToken.Create(), from, TestSite.Cancel)
        );

    private Task<ReservationResult> AskAsync(PersonId person, Guid gathering) =>
        _site.WithAsync((ReservationService r) => r.ReserveAsync(person, gathering, s_home, TestSite.Cancel));
}
