using Microsoft.EntityFrameworkCore;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.People;
using UsmeAprende.Tests.Gatherings.Planning;
using UsmeAprende.Tests.Learning;

namespace UsmeAprende.Tests.Gatherings.Seats;

public sealed class SeatReturnTests : IAsyncLifetime
{
    private TestSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await PlanningBuilder.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Seat_GivenUpByMistake_IsGivenBackOnce()
    {
        var gathering = await _site.GatheringAsync(seats: 1);
        var ana = await _site.PersonAsync();
        await _site.AskSeatAsync(ana, gathering);
        await _site.GiveUpAsync(ana, gathering);

        var offered = await _site.WithAsync((SeatReturns r) => r.ListAsync(ana, TestSite.Cancel));
        var results = await Task.WhenAll(ReturnAsync(ana, gathering), ReturnAsync(ana, gathering));

        Assert.Equal(gathering, Assert.Single(offered).GatheringId);
        Assert.All(results, r => Assert.Equal(SeatReturnResult.Reserved, r));
        Assert.Null(Assert.Single(await _site.SeatsAsync(gathering)).PromotedAt);
        Assert.Empty(await _site.WithAsync((SeatReturns r) => r.ListAsync(ana, TestSite.Cancel)));
    }

    [Fact]
    public async Task Seat_TakenMeanwhile_PutsThePersonFirstOnTheList()
    {
        var gathering = await _site.GatheringAsync(seats: 1);
        var (ana, rosa, luz) = (await AskAsync(gathering), await AskAsync(gathering), await AskAsync(gathering));
        await _site.GiveUpAsync(ana, gathering);

        Assert.Equal(SeatReturnResult.Waiting, await ReturnAsync(ana, gathering));
        await _site.GiveUpAsync(rosa, gathering);

        var seats = await _site.SeatsAsync(gathering);
        Assert.Equal(SeatState.Reserved, seats.Find(s => s.PersonId == ana)!.State);
        Assert.Equal(SeatState.Waiting, seats.Find(s => s.PersonId == luz)!.State);
    }

    [Fact]
    public async Task Place_OnTheList_IsGivenBackInItsTurn()
    {
        var gathering = await _site.GatheringAsync(seats: 1);
        var (first, second, third) = (await AskAsync(gathering), await AskAsync(gathering), await AskAsync(gathering));
        await _site.GiveUpAsync(second, gathering);

        await ReturnAsync(second, gathering);
        await _site.GiveUpAsync(first, gathering);

        var seats = await _site.SeatsAsync(gathering);
        Assert.Equal(SeatState.Reserved, seats.Find(s => s.PersonId == second)!.State);
        Assert.Equal(SeatState.Waiting, seats.Find(s => s.PersonId == third)!.State);
    }

    [Fact]
    public async Task Seat_AfterTheTimeThatWasSaid_IsNotGivenBack()
    {
        var gathering = await _site.GatheringAsync(seats: 1);
        var ana = await AskAsync(gathering);
        await _site.GiveUpAsync(ana, gathering);

        _site.Clock.Advance(SeatReturns.UndoTime);

        Assert.Empty(await _site.WithAsync((SeatReturns r) => r.ListAsync(ana, TestSite.Cancel)));
        Assert.Equal(SeatReturnResult.TooLate, await ReturnAsync(ana, gathering));
        Assert.Equal(SeatState.GivenUp, Assert.Single(await _site.SeatsAsync(gathering)).State);
    }

    // R33
    [Fact]
    public async Task GivingUp_SentAgainAfterTakingBack_ChangesNothing()
    {
        var gathering = await _site.GatheringAsync(seats: 1);
        var ana = await AskAsync(gathering);
        var form = Guid.CreateVersion7();
        Task<bool> SendAsync() => _site.WithAsync((ReservationService r) => r.GiveUpAsync(ana, gathering, form, TestSite.Cancel));
        await SendAsync();
        await ReturnAsync(ana, gathering);

        Assert.True(await SendAsync());

        Assert.Equal(SeatState.Reserved, Assert.Single(await _site.SeatsAsync(gathering)).State);
    }

    [Fact]
    public async Task Seat_GivenUpByStaff_IsTakenBackByThemAndAuditedOnce() // R31, R33
    {
        var gathering = await _site.GatheringAsync(seats: 1);
        var (ana, rosa) = (await AskAsync(gathering), await AskAsync(gathering));
        var seat = (await _site.SeatsAsync(gathering)).Find(s => s.PersonId == ana)!.Id;
        var form = Guid.CreateVersion7();
        Task<bool> GiveUpAsync() =>
            _site.WithAsync(
                (ReservationService r) => r.GiveUpByStaffAsync(_site.Facilitator.AsFacilitator(), gathering, seat, form, TestSite.Cancel)
            );
        Task<SeatReturnResult> TakeBackAsync(PersonId staff) =>
            _site.WithAsync((SeatReturns r) => r.ReturnByStaffAsync(staff.AsFacilitator(), gathering, seat, TestSite.Cancel));
        await GiveUpAsync();

        var offered = await _site.WithAsync((SeatReturns r) => r.FindAsync(gathering, seat, TestSite.Cancel));
        Assert.Equal(SeatReturnResult.Gone, await TakeBackAsync(await _site.PersonAsync(PersonRole.Facilitator)));
        Assert.Equal(SeatReturnResult.Waiting, await TakeBackAsync(_site.Facilitator));
        Assert.Equal(SeatReturnResult.Waiting, await TakeBackAsync(_site.Facilitator));
        Assert.True(await GiveUpAsync());

        var seats = await _site.SeatsAsync(gathering);
        Assert.Equal(seat, offered!.ReservationId);
        Assert.Equal([SeatState.Waiting, SeatState.Reserved], seats.Select(s => s.State));
        Assert.Equal([ana, rosa], seats.Select(s => s.PersonId));
        Assert.Equal(
            1,
            await _site.AskAsync(db => db.AuditEntries.CountAsync(e => e.Action == GatheringAudit.SeatReturned, TestSite.Cancel))
        );
    }

    private async Task<PersonId> AskAsync(Guid gathering)
    {
        var person = await _site.PersonAsync();
        _site.Clock.Advance(TimeSpan.FromMinutes(1));
        await _site.AskSeatAsync(person, gathering);
        return person;
    }

    private Task<SeatReturnResult> ReturnAsync(PersonId person, Guid gathering) =>
        _site.WithAsync((SeatReturns r) => r.ReturnAsync(person, gathering, TestSite.Cancel));
}
