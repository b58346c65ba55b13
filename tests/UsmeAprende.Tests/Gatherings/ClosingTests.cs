using Microsoft.EntityFrameworkCore;
using UsmeAprende.Gatherings;
using UsmeAprende.People;
using UsmeAprende.Tests.Learning;

namespace UsmeAprende.Tests.Gatherings;

public sealed class ClosingTests : IAsyncLifetime
{
    private LearningSite _site = null!;
    private Meeting _cafe = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await LearningSite.StartAsync();
        _cafe = await Meeting.PlanAsync(_site);
        _site.Clock.Advance(Meeting.End - _site.Now);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Closing_ConfirmsTheRealTimesAndIsAudited() // R21, R31
    {
        var outcome = await _cafe.CloseAsync(Meeting.Start.AddMinutes(15), Meeting.End);

        var gathering = await _cafe.GatheringAsync();
        Assert.Equal(ClosingOutcome.Closed, outcome);
        Assert.Equal(
            (Meeting.Start.AddMinutes(15), Meeting.End, _site.Now, _cafe.Facilitator),
            (gathering.FromAt, gathering.UntilAt, gathering.ClosedAt, gathering.ClosedById)
        );
        Assert.Equal(
            1,
            await _site.AskAsync(db =>
                db.AuditEntries.CountAsync(e => e.Action == AttendanceAudit.Closed && e.ActorId == _cafe.Facilitator, Cancel)
            )
        );
    }

    [Fact]
    public async Task Times_AfterClosing_ChangeOnlyWithAReason() // R31
    {
        await _cafe.CloseAsync();
        _site.Clock.Advance(TimeSpan.FromHours(1));

        var mute = await _cafe.CloseAsync(Meeting.Start.AddMinutes(30), Meeting.End);
        var said = await _cafe.CloseAsync(Meeting.Start.AddMinutes(30), Meeting.End, "La planilla dice 9:30");

        var gathering = await _cafe.GatheringAsync();
        Assert.Equal((ClosingOutcome.ReasonNeeded, ClosingOutcome.Closed), (mute, said));
        Assert.Equal((Meeting.Start.AddMinutes(30), _site.Now.AddHours(-1)), (gathering.FromAt, gathering.ClosedAt));
        Assert.Equal(1, await _site.AskAsync(db => db.AuditEntries.CountAsync(e => e.Action == AttendanceAudit.TimesCorrected, Cancel)));
    }

    [Fact]
    public async Task Closing_SentTwice_ClosesOnce()
    {
        await _cafe.CloseAsync();

        Assert.Equal(ClosingOutcome.Closed, await _cafe.CloseAsync());
        Assert.Equal(1, await _site.AskAsync(db => db.AuditEntries.CountAsync(e => e.Action == AttendanceAudit.Closed, Cancel)));
    }

    [Theory]
    [InlineData(60, 60, ClosingOutcome.EndBeforeStart)]
    [InlineData(60, 0, ClosingOutcome.EndBeforeStart)]
    [InlineData(0, 15 * 24 * 60, ClosingOutcome.EndBeforeStart)]
    [InlineData(24 * 60, 25 * 60, ClosingOutcome.NotBegun)]
    public async Task Closing_WithTimesThatCannotBe_IsRefused(int from, int until, ClosingOutcome expected) =>
        Assert.Equal(expected, await _cafe.CloseAsync(Meeting.Start.AddMinutes(from), Meeting.Start.AddMinutes(until)));

    [Theory]
    [InlineData(PersonRole.Facilitator, ClosingOutcome.NotFound)]
    [InlineData(PersonRole.Administrator, ClosingOutcome.NotFound)]
    [InlineData(PersonRole.Coordinator, ClosingOutcome.Closed)]
    public async Task Closing_BySomebodyElse_NeedsACoordinator(PersonRole role, ClosingOutcome expected) =>
        Assert.Equal(expected, await _cafe.CloseAsync(staff: await _site.PersonAsync(role)));

    [Fact]
    public async Task Summary_TellsWhoCameHowLongWhoIsNewAndWhoDidNot()
    {
        var before = await Meeting.PlanAsync(_site, Meeting.Start.AddDays(-7), facilitator: _cafe.Facilitator);
        var (ana, rosa, luz, jose) = (
            await _cafe.PersonAsync("Ana"),
            await _cafe.PersonAsync("Rosa"),
            await _cafe.PersonAsync("Luz"),
            await _cafe.PersonAsync("José")
        );
        await before.SendAsync(before.Mark(ana));
        await _cafe.ReserveAsync(luz);
        await _cafe.ReserveAsync(jose, SeatState.Waiting);
        await _cafe.SendAsync(
            _cafe.Mark(ana),
            _cafe.Mark(rosa),
            _cafe.Mark(rosa, MarkKind.Late, "09:30"),
            _cafe.Mark(rosa, MarkKind.Early, "10:00")
        );
        await _cafe.CloseAsync(Meeting.Start, Meeting.End.AddMinutes(-15));

        var (list, gathering) = (await _cafe.ListAsync(), await _cafe.GatheringAsync());
        var summary = await _cafe.AskAsync<GatheringSummaries, GatheringSummary>(s => s.OfAsync(gathering, list, Cancel));

        Assert.Equal([ana, rosa], summary.Came.Select(a => a.Person));
        Assert.Equal((105, 30, 135), (summary.Minutes[ana], summary.Minutes[rosa], summary.AllMinutes));
        Assert.Equal([rosa], summary.NewPeople);
        Assert.Equal([luz], summary.Missed.Select(a => a.Person));
    }

    [Fact]
    public async Task OpenGatherings_OfAFacilitator_AreTheirOwnUntilClosed()
    {
        await Meeting.PlanAsync(_site);
        var later = await Meeting.PlanAsync(_site, Meeting.Start.AddDays(3), facilitator: _cafe.Facilitator);

        var open = await OpenAsync(_cafe.Facilitator);
        await _cafe.CloseAsync();

        Assert.Equal([_cafe.Id], open);
        Assert.DoesNotContain(later.Id, open);
        Assert.Empty(await OpenAsync(_cafe.Facilitator));
    }

    private Task<IEnumerable<Guid>> OpenAsync(Guid staff) =>
        _cafe.AskAsync<FacilitatedGatherings, IEnumerable<Guid>>(async f => (await f.OpenAsync(staff, Cancel)).Select(g => g.Id));
}
