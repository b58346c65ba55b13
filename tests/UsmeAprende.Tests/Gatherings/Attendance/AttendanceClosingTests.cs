using Microsoft.EntityFrameworkCore;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Gatherings.Day;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.People;
using UsmeAprende.Tests.Learning;

namespace UsmeAprende.Tests.Gatherings.Attendance;

public sealed class AttendanceClosingTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private TestGathering _cafe = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _cafe = await TestGathering.PlanAsync(_site);
        _site.Clock.Advance(TestGathering.End - _site.Now);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Closing_ConfirmsTheRealTimesAndIsAudited() // R21, R31
    {
        var outcome = await _cafe.CloseAsync(TestGathering.Start.AddMinutes(15), TestGathering.End);

        var gathering = await _cafe.GatheringAsync();
        Assert.Equal(AttendanceClosingResult.Closed, outcome);
        Assert.Equal(
            (TestGathering.Start.AddMinutes(15), TestGathering.End, _site.Now, _cafe.Facilitator),
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

        var mute = await _cafe.CloseAsync(TestGathering.Start.AddMinutes(30), TestGathering.End);
        var said = await _cafe.CloseAsync(TestGathering.Start.AddMinutes(30), TestGathering.End, "La planilla dice 9:30");

        var gathering = await _cafe.GatheringAsync();
        Assert.Equal((AttendanceClosingResult.ReasonNeeded, AttendanceClosingResult.Closed), (mute, said));
        Assert.Equal((TestGathering.Start.AddMinutes(30), _site.Now.AddHours(-1)), (gathering.FromAt, gathering.ClosedAt));
        Assert.Equal(1, await _site.AskAsync(db => db.AuditEntries.CountAsync(e => e.Action == AttendanceAudit.TimesCorrected, Cancel)));
    }

    [Fact]
    public async Task Closing_SentTwice_ClosesOnce()
    {
        await _cafe.CloseAsync();

        Assert.Equal(AttendanceClosingResult.Closed, await _cafe.CloseAsync());
        Assert.Equal(1, await _site.AskAsync(db => db.AuditEntries.CountAsync(e => e.Action == AttendanceAudit.Closed, Cancel)));
    }

    [Fact]
    public async Task Attendance_ClosedByMistake_IsOpenedAgainAndAuditedOnce() // R21, R31
    {
        var (ana, rosa) = (await _cafe.PersonAsync("Ana"), await _cafe.PersonAsync("Rosa"));
        await _cafe.SendAsync(_cafe.Mark(ana));
        await _cafe.CloseAsync(TestGathering.Start.AddMinutes(15), TestGathering.Start.AddMinutes(30));
        var closed = (await _cafe.GatheringAsync()).ClosedAt!.Value;
        _site.Clock.Advance(TimeSpan.FromMinutes(5));
        await _cafe.SendAsync(_cafe.Mark(rosa));

        var results = (await ReopenAsync(closed), await ReopenAsync(closed));

        var gathering = await _cafe.GatheringAsync();
        Assert.Equal((ReopeningResult.Reopened, ReopeningResult.Reopened), results);
        Assert.Equal(
            (null, null, TestGathering.Start.AddMinutes(15), TestGathering.End),
            (gathering.ClosedAt, gathering.ClosedById, gathering.FromAt, gathering.UntilAt)
        );
        Assert.False((await _cafe.PresenceAsync(rosa))!.CameAfterClosing);
        Assert.Equal(1, await _site.AskAsync(db => db.AuditEntries.CountAsync(e => e.Action == AttendanceAudit.Reopened, Cancel)));
    }

    [Fact]
    public async Task Opening_SentAgainAfterAnotherClosing_LeavesThatOne() // R33
    {
        await _cafe.CloseAsync();
        var closed = (await _cafe.GatheringAsync()).ClosedAt!.Value;
        await ReopenAsync(closed);
        _site.Clock.Advance(TimeSpan.FromMinutes(5));
        await _cafe.CloseAsync();

        Assert.Equal(ReopeningResult.Reopened, await ReopenAsync(closed));

        Assert.Equal(_site.Now, (await _cafe.GatheringAsync()).ClosedAt);
    }

    [Fact]
    public async Task Opening_ADayAfterClosing_IsRefused()
    {
        await _cafe.CloseAsync();
        var closed = (await _cafe.GatheringAsync()).ClosedAt!.Value;
        _site.Clock.Advance(AttendanceClosing.ReopenTime);

        Assert.Equal(ReopeningResult.TooLate, await ReopenAsync(closed));
        Assert.Equal(ReopeningResult.NotFound, await ReopenAsync(closed, await _site.PersonAsync(PersonRole.Facilitator)));
    }

    [Theory]
    [InlineData(60, 60, AttendanceClosingResult.EndBeforeStart)]
    [InlineData(60, 0, AttendanceClosingResult.EndBeforeStart)]
    [InlineData(0, 15 * 24 * 60, AttendanceClosingResult.EndBeforeStart)]
    [InlineData(24 * 60, 25 * 60, AttendanceClosingResult.NotBegun)]
    public async Task Closing_WithTimesThatCannotBe_IsRefused(int from, int until, AttendanceClosingResult expected) =>
        Assert.Equal(expected, await _cafe.CloseAsync(TestGathering.Start.AddMinutes(from), TestGathering.Start.AddMinutes(until)));

    [Theory]
    [InlineData(PersonRole.Facilitator, AttendanceClosingResult.NotFound)]
    [InlineData(PersonRole.Administrator, AttendanceClosingResult.NotFound)]
    [InlineData(PersonRole.Coordinator, AttendanceClosingResult.Closed)]
    public async Task Closing_BySomebodyElse_NeedsACoordinator(PersonRole role, AttendanceClosingResult expected) =>
        Assert.Equal(expected, await _cafe.CloseAsync(staff: await _site.PersonAsync(role)));

    [Fact]
    public async Task Summary_TellsWhoCameHowLongWhoIsNewAndWhoDidNot()
    {
        var before = await TestGathering.PlanAsync(_site, TestGathering.Start.AddDays(-7), facilitator: _cafe.Facilitator);
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
        await _cafe.CloseAsync(TestGathering.Start, TestGathering.End.AddMinutes(-15));

        var (list, gathering) = (await _cafe.ListAsync(), await _cafe.GatheringAsync());
        var summary = await _cafe.AskAsync<AttendanceSummaryReader, AttendanceSummary>(s => s.ComputeAsync(gathering, list, Cancel));

        Assert.Equal([ana, rosa], summary.Came.Select(a => a.Person));
        Assert.Equal((105, 30, 135), (summary.Minutes[ana], summary.Minutes[rosa], summary.AllMinutes));
        Assert.Equal([rosa], summary.NewPeople);
        Assert.Equal([luz], summary.Missed.Select(a => a.Person));
    }

    [Fact]
    public async Task OpenGatherings_OfAFacilitator_AreTheirOwnUntilClosed()
    {
        await TestGathering.PlanAsync(_site);
        var later = await TestGathering.PlanAsync(_site, TestGathering.Start.AddDays(3), facilitator: _cafe.Facilitator);

        var open = await OpenAsync(_cafe.Facilitator);
        await _cafe.CloseAsync();

        Assert.Equal([_cafe.Id], open);
        Assert.DoesNotContain(later.Id, open);
        Assert.Empty(await OpenAsync(_cafe.Facilitator));
    }

    private async Task<ReopeningResult> ReopenAsync(DateTime closed, PersonId? staff = null)
    {
        var actor = await _cafe.FindActorAsync(staff ?? _cafe.Facilitator);
        return await _cafe.AskAsync<AttendanceClosing, ReopeningResult>(c => c.ReopenAsync(actor, _cafe.Id, closed, Cancel));
    }

    private Task<IEnumerable<Guid>> OpenAsync(PersonId staff) =>
        _cafe.AskAsync<FacilitatorDayReader, IEnumerable<Guid>>(async days =>
            (await days.ReadAsync(staff.AsFacilitator(), Cancel)).Today.Select(g => g.Id)
        );
}
