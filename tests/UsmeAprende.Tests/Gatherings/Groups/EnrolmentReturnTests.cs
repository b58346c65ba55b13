using Microsoft.EntityFrameworkCore;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Groups;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.People;
using UsmeAprende.Tests.Gatherings.Planning;
using UsmeAprende.Tests.Learning;

namespace UsmeAprende.Tests.Gatherings.Groups;

public sealed class EnrolmentReturnTests : IAsyncLifetime
{
    private TestSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await PlanningBuilder.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Member_TakenOutByMistake_IsBackWithTheSeatsThatAreStillFree() // R31
    {
        var series = await _site.SeriesAsync(1, 1, 8);
        var group = series[0].GroupId!.Value;
        var (ana, rosa) = (await EnrolAsync(group), await _site.PersonAsync());
        await _site.AskSeatAsync(rosa, series[0].Id);
        await TakeOutAsync(group, ana);

        var offered = await _site.WithAsync((EnrolmentReturns r) => r.FindAsync(group, ana, Cancel));
        var result = await ReturnAsync(group, ana);
        var again = await ReturnAsync(group, ana);

        Assert.Equal(_site.Now + SeatReturns.UndoTime, offered!.Until);
        Assert.Equal((new EnrolmentReturn(WasIn: false, 1), new EnrolmentReturn(WasIn: true, 0)), (result, again));
        Assert.Equal([SeatState.Waiting, SeatState.Reserved], await StatesAsync(series[0].Id, ana, rosa));
        Assert.Equal([SeatState.Reserved], await StatesAsync(series[1].Id, ana));
        Assert.Equal(1, await _site.AskAsync(db => db.AuditEntries.CountAsync(e => e.Action == GatheringAudit.Rejoined, Cancel)));
    }

    [Fact]
    public async Task Seat_GivenUpBeforeLeaving_StaysGivenUp()
    {
        var series = await _site.SeriesAsync(2, 1, 8);
        var group = series[0].GroupId!.Value;
        var ana = await EnrolAsync(group);
        await _site.GiveUpAsync(ana, series[0].Id);
        _site.Clock.Advance(TimeSpan.FromSeconds(1));
        await TakeOutAsync(group, ana);

        await ReturnAsync(group, ana);

        Assert.Equal([SeatState.GivenUp], await StatesAsync(series[0].Id, ana));
        Assert.Equal([SeatState.Reserved], await StatesAsync(series[1].Id, ana));
    }

    [Fact]
    public async Task TakingOut_SentAgainAfterTakingBack_ChangesNothing() // R33
    {
        var series = await _site.SeriesAsync(2, 1, 8);
        var group = series[0].GroupId!.Value;
        var ana = await EnrolAsync(group);
        var form = Guid.CreateVersion7();
        await TakeOutAsync(group, ana, form);
        await ReturnAsync(group, ana);

        Assert.True(await TakeOutAsync(group, ana, form));

        Assert.Equal([SeatState.Reserved], await StatesAsync(series[0].Id, ana));
    }

    [Fact]
    public async Task Return_AfterTheTimeThatWasSaid_IsNotMade()
    {
        var series = await _site.SeriesAsync(2, 1, 8);
        var group = series[0].GroupId!.Value;
        var ana = await EnrolAsync(group);
        await TakeOutAsync(group, ana);
        _site.Clock.Advance(SeatReturns.UndoTime);

        Assert.Null(await _site.WithAsync((EnrolmentReturns r) => r.FindAsync(group, ana, Cancel)));
        Assert.Null(await ReturnAsync(group, ana));
        Assert.Null(await ReturnAsync(group, ana, await _site.PersonAsync(PersonRole.Facilitator)));
    }

    private async Task<PersonId> EnrolAsync(Guid group)
    {
        var person = await _site.PersonAsync();
        Assert.True(await _site.WithAsync((EnrolmentService g) => g.EnrolSelfAsync(person, group, Cancel)));
        return person;
    }

    private Task<bool> TakeOutAsync(Guid group, PersonId person, Guid? form = null) =>
        _site.WithAsync(
            (EnrolmentService g) =>
                g.RemoveMemberAsync(_site.Facilitator.AsFacilitator(), group, person, form ?? Guid.CreateVersion7(), Cancel)
        );

    private Task<EnrolmentReturn?> ReturnAsync(Guid group, PersonId person, PersonId? staff = null) =>
        _site.WithAsync((EnrolmentReturns r) => r.ReturnByStaffAsync((staff ?? _site.Facilitator).AsFacilitator(), person, group, Cancel));

    private async Task<IEnumerable<SeatState>> StatesAsync(Guid gathering, params PersonId[] people)
    {
        var seats = await _site.SeatsAsync(gathering);
        return people.Select(p => seats.Find(s => s.PersonId == p)!.State);
    }
}
