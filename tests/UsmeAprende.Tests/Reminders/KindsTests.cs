using Microsoft.EntityFrameworkCore;
using UsmeAprende.Certificates;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;
using UsmeAprende.People;
using UsmeAprende.Tests.Badges;

namespace UsmeAprende.Tests.Reminders;

public sealed class KindsTests : IAsyncLifetime
{
    private ReminderSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await ReminderSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Welcome_ForSomeoneWhoHasNotBegun_ComesAfterAnHour()
    {
        var ana = await _site.PersonAsync();
        var beginner = await _site.PersonAsync();
        var silent = await _site.PersonAsync(allows: false);
        await _site.PlanAsync();
        await _site.LearnAsync(beginner);

        await _site.PlanAndSendAsync();
        Assert.Empty(await SaidAsync());
        _site.Clock.Advance(TimeSpan.FromHours(1));
        await _site.PlanAndSendAsync();

        Assert.Equal([(ana, "bienvenida")], await SaidAsync());
        Assert.Empty(await _site.RemindersAsync(silent));
    }

    [Fact]
    public async Task GoOn_ForSomeoneWhoStops_ComesAfterSevenAndTwentyOneDaysAndThenSilence()
    {
        var ana = await _site.PersonAsync();
        await _site.LearnAsync(ana);

        var days = await DaysOfAsync("siga", 90);

        Assert.Equal([7, 21], days);
        var said = (await _site.RemindersAsync(ana)).First(r => r.Kind == "siga");
        Assert.StartsWith("/cursos/", said.Link, StringComparison.Ordinal);
        Assert.Contains("Ana Lucía", said.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GoOn_ForSomeoneWhoComesBackAndStopsAgain_BeginsAnew()
    {
        var ana = await _site.PersonAsync();
        await _site.LearnAsync(ana);
        Assert.Equal([7], await DaysOfAsync("siga", 14));
        await _site.LearnAsync(ana);

        Assert.Equal([7, 21], await DaysOfAsync("siga", 60));
    }

    // The clock begins on a Monday; Tuesday the 7th is a holiday.
    [Fact]
    public async Task Rhythm_OfSomeoneActiveTwoWeeks_IsRemindedOnFridayUnlessKept()
    {
        var ana = await _site.PersonAsync();
        var busy = await _site.PersonAsync();
        var newcomer = await _site.PersonAsync();
        foreach (var person in new[] { ana, busy })
            await _site.LearnAsync(person);
        _site.Clock.Advance(TimeSpan.FromDays(7));
        foreach (var person in new[] { ana, busy, newcomer })
            await _site.LearnAsync(person);
        _site.Clock.Advance(TimeSpan.FromDays(9));
        await _site.LearnAsync(busy);
        await _site.PlanAndSendAsync();
        Assert.DoesNotContain(await SaidAsync(), s => s.Kind == "ritmo");

        _site.Clock.Advance(TimeSpan.FromDays(2));
        await _site.PlanAndSendAsync();

        Assert.Equal([(ana, "ritmo")], (await SaidAsync()).Where(s => s.Kind == "ritmo"));
    }

    [Fact]
    public async Task Cafe_Tomorrow_IsRememberedOnceToThoseWithASeat()
    {
        var ana = await _site.PersonAsync(allows: false);
        var waiting = await _site.PersonAsync(allows: false);
        var cafe = await _site.GatheringAsync(_site.Now.AddDays(3));
        await _site.ReserveAsync(cafe, ana);
        await _site.ReserveAsync(cafe, waiting, SeatState.Waiting);

        await WalkAsync(5);

        Assert.Equal([(ana, "cafe-manana")], await SaidAsync());
        var said = (await _site.RemindersAsync(ana)).Single();
        Assert.Contains("mañana jueves 9 de agosto, 10:00", said.Text, StringComparison.Ordinal);
        Assert.Contains("Salón comunal Olarte, Calle 1 # 2-03", said.Text, StringComparison.Ordinal);
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

        Assert.Equal([(ana, "cafe-movido")], await SaidAsync());
        _site.Clock.Advance(TimeSpan.FromMinutes(1));
        await _site.CancelAsync(cafe);
        await _site.PlanAndSendAsync();

        Assert.Equal([(ana, "cafe-cancelado"), (late, "cafe-cancelado")], (await SaidAsync()).Where(s => s.Kind == "cafe-cancelado").OrderBy(s => s.Person != ana));
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
        Assert.Empty(await SaidAsync());
        _site.Clock.Advance(TimeSpan.FromHours(8));
        await _site.PlanAndSendAsync();

        Assert.Equal([(ana, "cupo")], await SaidAsync());
    }

    [Fact]
    public async Task Attendance_LeftOpen_IsRememberedToTheFacilitatorNextMorningAndOnceMore()
    {
        var facilitator = await _site.PersonAsync(allows: false, role: Role.Facilitator);
        var open = await _site.GatheringAsync(_site.Now.AddHours(1), facilitator);
        var closed = await _site.GatheringAsync(_site.Now.AddHours(1), facilitator);
        await _site.ChangeAsync(closed, g => g.ClosedAt = _site.Now.AddHours(4));

        Assert.Equal([1, 4], await DaysOfAsync("asistencia", 10));
        Assert.All(await _site.RemindersAsync(facilitator), r => Assert.Equal(open.ToString("N"), r.Subject));
    }

    [Fact]
    public async Task Summary_OfTheWeek_ComesToCoordinatorsOnMondays()
    {
        var coordinator = await _site.PersonAsync(allows: false, role: Role.Coordinator);
        await _site.PersonAsync(allows: false);

        // The clock begins on a Monday at ten: that week's summary comes at once.
        Assert.Equal([0, 7, 14], await DaysOfAsync("resumen", 20));
        Assert.Contains("Personas nuevas: 2", (await _site.RemindersAsync(coordinator)).OrderBy(r => r.DueAt).ElementAt(1).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Certificate_Issued_IsToldWithWhereToFindIt()
    {
        var ana = await _site.PersonAsync();
        await _site.LearnAsync(ana);
        await _site.IssueAsync(ana);

        await _site.PlanAndSendAsync();

        Assert.Equal([(ana, "constancia")], await SaidAsync());
        Assert.Equal("/mis-certificados", (await _site.RemindersAsync(ana)).Single().Link);
    }

    [Fact]
    public async Task Certificate_SentAgainByACoordinator_IsToldAgainOnce()
    {
        var ana = await _site.PersonAsync();
        await _site.LearnAsync(ana);
        await _site.IssueAsync(ana);
        await _site.PlanAndSendAsync();
        _site.Clock.Advance(TimeSpan.FromDays(2));

        await _site.WithAsync(async (CertificateRegister register) =>
            await register.ResendAsync(await _site.AskAsync(db => db.Set<Certificate>().Select(c => c.Id).SingleAsync(TestContext.Current.CancellationToken)), ana, TestContext.Current.CancellationToken));
        await _site.PlanAndSendAsync();
        await _site.PlanAndSendAsync();

        Assert.Equal([(ana, "constancia"), (ana, "constancia")], await SaidAsync());
    }

    [Fact]
    public async Task Badges_EarnedOnOneDay_AreToldTogether()
    {
        var ana = await _site.PersonAsync();
        await _site.LearnAsync(ana);
        await _site.EarnAsync(ana, SampleBook.Player);
        await _site.EarnAsync(ana, SampleBook.Thanked);

        await _site.PlanAndSendAsync();

        Assert.Equal([(ana, "insignia")], await SaidAsync());
        var text = (await _site.RemindersAsync(ana)).Single().Text;
        Assert.Contains(SampleBook.Player, text, StringComparison.Ordinal);
        Assert.Contains(SampleBook.Thanked, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Badge_AwardedForThePast_IsFoundAndNotTold()
    {
        var ana = await _site.PersonAsync();
        await _site.LearnAsync(ana);
        await _site.EarnAsync(ana, SampleBook.Player, _site.Now.AddDays(-30));

        await _site.PlanAndSendAsync();

        Assert.Empty(await SaidAsync());
    }

    private async Task<List<(Guid Person, string Kind)>> SaidAsync() => [.. (await _site.RemindersAsync()).Where(r => r.ShownAt is not null).Select(r => (r.PersonId, r.Kind))];

    /// <summary>The days, from now on, on which a kind is said.</summary>
    private async Task<List<int>> DaysOfAsync(string kind, int days)
    {
        var from = _site.Now;
        await WalkAsync(days);
        return [.. (await _site.RemindersAsync()).Where(r => r.Kind == kind && r.ShownAt >= from).OrderBy(r => r.ShownAt).Select(r => Bogota.DayOf(r.ShownAt!.Value).DayNumber - Bogota.DayOf(from).DayNumber)];
    }

    private async Task WalkAsync(int days)
    {
        for (var day = 0; day < days; day++)
        {
            await _site.PlanAndSendAsync();
            _site.Clock.Advance(TimeSpan.FromDays(1));
        }
    }
}
