using UsmeAprende.Gatherings.Seats;
using UsmeAprende.People;

namespace UsmeAprende.Tests.Reminders.Kinds;

public sealed class GatheringRemindersTests : IAsyncLifetime
{
    private TestSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await ReminderBuilder.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Cafe_Tomorrow_IsRememberedOnceToThoseWithASeat()
    {
        var ana = await _site.PersonAsync(allows: false);
        var waiting = await _site.PersonAsync(allows: false);
        var cafe = await _site.GatheringAsync(_site.Now.AddDays(3));
        await _site.ReserveAsync(cafe, ana);
        await _site.ReserveAsync(cafe, waiting, SeatState.Waiting);

        await _site.PassDaysAsync(5);

        Assert.Equal([(ana, "cafe-manana")], await _site.ListMessagesAsync());
        var said = (await _site.RemindersAsync(ana)).Single();
        Assert.Contains("mañana jueves 9 de agosto, 10:00", said.Text, StringComparison.Ordinal);
        Assert.Contains("Salón comunal Olarte, Calle 1 # 2-03", said.Text, StringComparison.Ordinal);
    }

    // R28: tomorrow's café is told whatever the day; a café on a Sunday on the Saturday before, one after it on the Sunday.
    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    public async Task Cafe_OnASundayOrTheDayAfter_IsRememberedTheDayBefore(int daysFromMonday)
    {
        var ana = await _site.PersonAsync(allows: false);
        await _site.ReserveAsync(await _site.GatheringAsync(_site.Now.AddDays(daysFromMonday)), ana);

        Assert.Equal([daysFromMonday - 1], await _site.ListDaysOfKindAsync("cafe-manana", 9));
    }

    [Fact]
    public async Task Cafe_CancelledAfterTomorrowWasPlanned_IsNotRemembered()
    {
        var ana = await _site.PersonAsync(allows: false);
        var cafe = await _site.GatheringAsync(_site.Now.AddDays(2));
        await _site.ReserveAsync(cafe, ana);
        _site.Clock.Advance(TimeSpan.FromHours(20));
        await _site.PlanAsync();
        Assert.Contains(await _site.RemindersAsync(ana), r => r.Kind == "cafe-manana");
        await _site.CancelAsync(cafe);
        _site.Clock.Advance(TimeSpan.FromHours(6));

        await _site.PlanAndSendAsync();

        Assert.Equal([(ana, "cafe-cancelado")], await _site.ListMessagesAsync());
    }

    [Fact]
    public async Task Cafe_MovedTwiceAndThenCancelled_TellsTheLastOfItToThoseWhoReservedBefore()
    {
        var ana = await _site.PersonAsync(allows: false);
        var late = await _site.PersonAsync(allows: false);
        var cafe = await _site.GatheringAsync(_site.Now.AddDays(10));
        await _site.ReserveAsync(cafe, ana);
        _site.Clock.Advance(TimeSpan.FromMinutes(1));
        await _site.MoveAsync(cafe, _site.Now.AddDays(11));
        await _site.PlanAsync();
        _site.Clock.Advance(TimeSpan.FromMinutes(1));
        await _site.MoveAsync(cafe, _site.Now.AddDays(12));
        _site.Clock.Advance(TimeSpan.FromMinutes(1));
        await _site.ReserveAsync(cafe, late);
        await _site.PlanAndSendAsync();

        Assert.Equal([(ana, "cafe-movido")], await _site.ListMessagesAsync());
        _site.Clock.Advance(TimeSpan.FromMinutes(1));
        await _site.CancelAsync(cafe);
        await _site.PlanAndSendAsync();

        Assert.Equal(
            [(ana, "cafe-cancelado"), (late, "cafe-cancelado")],
            (await _site.ListMessagesAsync()).Where(s => s.Kind == "cafe-cancelado").OrderBy(s => s.Person != ana)
        );
    }

    // R28: not even this by night, but on a Sunday.
    [Fact]
    public async Task Seat_FreedOnASundayNight_IsToldOnMondayAtSix()
    {
        var ana = await _site.PersonAsync(allows: false);
        var cafe = await _site.GatheringAsync(_site.Now.AddDays(20));
        await _site.ReserveAsync(cafe, ana, SeatState.Waiting);
        _site.Clock.Advance(TimeSpan.FromDays(6) + TimeSpan.FromHours(12));
        await _site.PromoteAsync(cafe);

        await _site.PlanAndSendAsync();
        Assert.Empty(await _site.ListMessagesAsync());
        _site.Clock.Advance(TimeSpan.FromHours(8));
        await _site.PlanAndSendAsync();

        Assert.Equal([(ana, "cupo")], await _site.ListMessagesAsync());
    }

    [Fact]
    public async Task Attendance_LeftOpen_IsRememberedToTheFacilitatorNextMorningAndOnceMore()
    {
        var facilitator = await _site.PersonAsync(allows: false, role: PersonRole.Facilitator);
        var open = await _site.GatheringAsync(_site.Now.AddHours(1), facilitator);
        var closed = await _site.GatheringAsync(_site.Now.AddHours(1), facilitator);
        await _site.ChangeAsync(closed, g => g.ClosedAt = _site.Now.AddHours(4));

        Assert.Equal([1, 4], await _site.ListDaysOfKindAsync("asistencia", 10));
        Assert.All(await _site.RemindersAsync(facilitator), r => Assert.Equal(open.ToString("N"), r.Subject));
    }

    // After a stop of the site both mornings have passed: one letter is enough.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Attendance_LeftOpenWhileTheSiteWasDown_IsRememberedOnce(bool wasPlannedBefore)
    {
        var facilitator = await _site.PersonAsync(allows: false, role: PersonRole.Facilitator);
        await _site.GatheringAsync(_site.Now.AddHours(1), facilitator);
        _site.Clock.Advance(TimeSpan.FromHours(4));
        if (wasPlannedBefore)
            await _site.PlanAsync();
        _site.Clock.Advance(TimeSpan.FromDays(5));

        await _site.PlanAndSendAsync();

        Assert.Equal([(facilitator, "asistencia")], await _site.ListMessagesAsync());
    }

    [Fact]
    public async Task Attendance_RememberedLate_IsRememberedAgainADayLaterAtTheEarliest()
    {
        var facilitator = await _site.PersonAsync(allows: false, role: PersonRole.Facilitator);
        await _site.GatheringAsync(_site.Now.AddHours(1), facilitator);
        _site.Clock.Advance(TimeSpan.FromDays(2));

        for (var hours = 0; hours < 96; hours++)
        {
            await _site.PlanAndSendAsync();
            _site.Clock.Advance(TimeSpan.FromHours(1));
        }

        var said = (await _site.RemindersAsync(facilitator))
            .Where(r => r.ShownAt is not null)
            .Select(r => r.ShownAt!.Value)
            .Order()
            .ToList();
        Assert.Equal(2, said.Count);
        Assert.True(said[1] - said[0] >= TimeSpan.FromDays(1));
    }

    [Theory]
    [InlineData("cafe-manana")]
    [InlineData("cupo")]
    public async Task Reminder_OfASeat_LeadsToWhereItCanBeGivenUp(string kind)
    {
        var ana = await _site.PersonAsync(allows: false);
        var cafe = await _site.GatheringAsync(_site.Now.AddDays(1));
        await _site.ReserveAsync(cafe, ana, kind == "cupo" ? SeatState.Waiting : SeatState.Reserved);
        if (kind == "cupo")
            await _site.PromoteAsync(cafe);

        await _site.PassDaysAsync(1);

        var said = (await _site.RemindersAsync(ana)).Single(r => r.Kind == kind);
        Assert.Equal($"/mis-encuentros#e-{cafe}", said.Link);
        Assert.Contains("«Ceder mi cupo»", said.Text, StringComparison.Ordinal);
    }
}
