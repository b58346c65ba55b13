using Microsoft.EntityFrameworkCore;
using UsmeAprende.Badges;
using UsmeAprende.Badges.Sharing;
using UsmeAprende.Figures;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.Learning;
using UsmeAprende.People;
using UsmeAprende.Tests.Badges.Awarding;
using UsmeAprende.Tests.Learning;

namespace UsmeAprende.Tests.Gatherings.Attendance;

/// <summary>R34, one circumstance at a time.</summary>
public sealed class AttendanceCountingTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private TestGathering _cafe = null!;
    private PersonId _ana;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync(SampleBadgeBook.Instead());
        // Clocks of tests stand at ten: it begins at one.
        _cafe = await TestGathering.PlanAsync(_site, _site.Now.AddHours(3), lessons: [SampleCatalogue.Sow, SampleCatalogue.Water]);
        _ana = await _cafe.PersonAsync("Ana");
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Form_BeforeTheBeginning_IsRefusedAndStoresNothing() // R34
    {
        var answer = await _cafe.ChangeAsync(new AttendanceChange { Person = _ana, Kind = MarkKind.Came });

        Assert.Equal(AttendanceResultKind.NotBegun, answer.Outcome);
        Assert.Empty(await _site.RecordsAsync());
    }

    [Theory]
    [InlineData(16, AttendanceResultKind.NotBegun)]
    [InlineData(15, AttendanceResultKind.Done)]
    public async Task Form_AQuarterOfAnHourBefore_IsTaken(int minutesBefore, AttendanceResultKind expected) // R34
    {
        _site.Clock.Advance(TimeSpan.FromMinutes(180 - minutesBefore));

        Assert.Equal(expected, (await _cafe.ChangeAsync(new AttendanceChange { Person = _ana, Kind = MarkKind.Came })).Outcome);
    }

    [Theory]
    [InlineData(MarkKind.Came)]
    [InlineData(MarkKind.Thanked)]
    [InlineData(MarkKind.Showed)]
    public async Task PhonesMark_BeforeTheBeginning_IsKeptAndToldNotToCount(MarkKind kind) // R34, R7
    {
        var receipt = (await _cafe.SendAsync(_cafe.Mark(_ana, kind) with { Module = kind is MarkKind.Showed ? "huerta/semillas" : null }))[
            0
        ];

        Assert.Equal((RecordResultKind.Stored, RecordReasonCodes.NotBegun), (receipt.Kind, receipt.Reason));
        Assert.Single(await _site.RecordsAsync());
        Assert.Empty(await _site.StateAsync(_ana));
        Assert.Empty(await BadgesAsync());
        Assert.Equal((0, 0), await HoursAndLessonsAsync());
    }

    [Fact]
    public async Task PhonesMark_BeforeTheBeginning_DoesNotBeginToCountByWaiting() // R34, R5
    {
        await _cafe.SendAsync(_cafe.Mark(_ana));
        _site.Clock.Advance(TimeSpan.FromHours(6));

        // Nobody who was marked in the wrong list comes to it by that; another mark of the same people is computed with it.
        await _cafe.SendAsync(_cafe.Mark(await _cafe.PersonAsync("Luz")));

        Assert.Null(await _cafe.PresenceAsync(_ana));
    }

    [Fact]
    public async Task PhonesMark_OfAClockFarBehind_CountsByWhenItArrived() // R34, R21
    {
        _site.Clock.Advance(TimeSpan.FromHours(3.5));

        await _cafe.SendAsync(_cafe.Mark(_ana) with { OccurredAt = _site.Now.AddDays(-20) });

        Assert.Equal(TestGathering.Start.AddHours(4).AddMinutes(-15), (await _cafe.PresenceAsync(_ana))!.MarkedAt);
    }

    [Fact]
    // R34, R7: far from any signal, on another day than planned
    public async Task EarlyMark_OfACafeThatWasHeldBefore_CountsOnceTheCafeIsMoved()
    {
        await _cafe.SendAsync(_cafe.Mark(_ana));

        await MoveAsync(hours: -4);

        Assert.NotNull(await _cafe.PresenceAsync(_ana));
        Assert.Contains(SampleBadgeBook.Cafe, await BadgesAsync());
    }

    [Fact]
    public async Task Cafe_MovedToAnotherDay_TakesItsHoursLessonsAndBadgesAlong() // R34
    {
        await HoldAsync();

        await MoveAsync(hours: 24);

        Assert.Empty(await BadgesAsync());
        Assert.Equal((0, 0), await HoursAndLessonsAsync());
    }

    [Fact]
    public async Task Cafe_Cancelled_GivesNothingAndGivesItAllAgainWhenItIsHeldAfterAll() // R34
    {
        await HoldAsync();
        var (before, figures) = (await BadgesAsync(), await LessonsOfTheMonthAsync());

        await CancelAsync();
        var (meanwhile, hours, state, none) = (
            await BadgesAsync(),
            await HoursAndLessonsAsync(),
            await _site.StateAsync(_ana),
            await LessonsOfTheMonthAsync()
        );
        await _site.WithAsync((GatheringPlanning p) => p.RestoreAsync(_cafe.Facilitator.AsFacilitator(), _cafe.Id, "Sí se hizo.", Cancel));

        Assert.Equal(
            [SampleBadgeBook.Cafe, SampleBadgeBook.TwoLessons, SampleBadgeBook.Module, SampleBadgeBook.FirstLesson],
            before.Order(StringComparer.Ordinal).Where(b => b is not SampleBadgeBook.Task)
        );
        Assert.Contains(SampleBadgeBook.Task, before);
        Assert.Empty(meanwhile);
        Assert.Equal((0, 0), hours);
        Assert.Empty(state);
        Assert.Equal((2, 0), (figures, none));
        Assert.Equal(before.Order(), (await BadgesAsync()).Order());
        Assert.NotNull(await _cafe.PresenceAsync(_ana));
    }

    [Fact]
    public async Task BadgeWithACredential_OfACancelledCafe_IsRevokedUntilTheCafeIsHeldAfterAll() // R34, R23
    {
        await HoldAsync();
        await _site.AskAsync(async db =>
        {
            (await db.BadgeAwards.SingleAsync(a => a.BadgeId == SampleBadgeBook.Cafe, Cancel)).Sign("x.y.z", _site.Now);
            return await db.SaveChangesAsync(Cancel);
        });

        await CancelAsync();
        var revoked = await AwardAsync(SampleBadgeBook.Cafe);
        await _site.WithAsync((GatheringPlanning p) => p.RestoreAsync(_cafe.Facilitator.AsFacilitator(), _cafe.Id, "Sí se hizo.", Cancel));

        Assert.Contains("se canceló", revoked!.RevocationReason, StringComparison.Ordinal);
        Assert.Null((await AwardAsync(SampleBadgeBook.Cafe))!.RevokedAt);
    }

    [Fact]
    public async Task Badge_ThatSomebodyRevoked_DoesNotComeBackWithTheCafe() // R34
    {
        await HoldAsync();
        var award = await AwardAsync(SampleBadgeBook.Cafe);
        var coordinator = await _site.PersonAsync(PersonRole.Coordinator);
        await _site.WithAsync((BadgeRevocation r) => r.RevokeAsync(coordinator.AsCoordinator(), award!.Id, "Fue un error.", Cancel));

        await CancelAsync();
        await _site.WithAsync((GatheringPlanning p) => p.RestoreAsync(_cafe.Facilitator.AsFacilitator(), _cafe.Id, "Sí se hizo.", Cancel));

        Assert.Equal("Fue un error.", (await AwardAsync(SampleBadgeBook.Cafe))!.RevocationReason);
    }

    [Fact]
    public async Task LessonsAndHours_OfACafeThatIsAboutToBegin_AreNotOfLater() // R34
    {
        _site.Clock.Advance(TimeSpan.FromMinutes(170));
        await _cafe.SendAsync(_cafe.Mark(_ana));

        var awards = await _site.AskAsync(db => db.BadgeAwards.Select(a => a.AwardedAt).ToListAsync(Cancel));
        var hours = await _site.WithAsync((LearningHoursReader h) => h.ComputeAsync(_ana, Cancel));

        Assert.NotEmpty(awards);
        Assert.All(awards, at => Assert.True(at <= _site.Now));
        // The lessons' planned minutes, and none of the café's before they have passed.
        Assert.Equal(15, hours.Minutes);
    }

    [Theory]
    [InlineData(14, AttendanceClosingResult.Closed)]
    [InlineData(16, AttendanceClosingResult.NotOver)]
    public async Task Closing_WithAnEndThatIsStillToCome_IsRefused(int minutes, AttendanceClosingResult expected) // R34
    {
        await HoldAsync();

        Assert.Equal(expected, await _cafe.CloseNowAsync(TestGathering.Start.AddHours(4), _site.Now.AddMinutes(minutes)));
    }

    // Begins, and half an hour later Ana is there and shows the task.
    private async Task HoldAsync()
    {
        _site.Clock.Advance(TimeSpan.FromHours(3.5));
        await _cafe.SendAsync(_cafe.Mark(_ana), _cafe.Mark(_ana, MarkKind.Showed) with { Module = "huerta/semillas" });
    }

    private Task<PlanningResult> CancelAsync() =>
        _site.WithAsync(
            (GatheringPlanning p) => p.CancelAsync(_cafe.Facilitator.AsFacilitator(), _cafe.Id, "Se fue la luz.", false, Cancel)
        );

    private async Task MoveAsync(int hours)
    {
        var stored = await _site.AskAsync(db =>
            db.Gatherings.Include(g => g.Lessons).Include(g => g.Facilitators).SingleAsync(g => g.Id == _cafe.Id, Cancel)
        );
        var when = new TimeSlot(stored.StartsAt.AddHours(hours), stored.EndsAt.AddHours(hours));
        var change = new GatheringChange
        {
            Id = _cafe.Id,
            Version = stored.Version,
            Plan = stored.ToPlan(),
            When = when,
            Reason = "Cambió la hora.",
        };
        Assert.Equal(
            PlanningResult.Done,
            await _site.WithAsync((GatheringPlanning p) => p.ChangeAsync(_cafe.Facilitator.AsFacilitator(), change, Cancel))
        );
    }

    private Task<List<string>> BadgesAsync() =>
        _site.AskAsync(db =>
            db.BadgeAwards.Where(a => a.PersonId == _ana && a.RevokedAt == null).Select(a => a.BadgeId).ToListAsync(Cancel)
        );

    private Task<BadgeAward?> AwardAsync(string badge) =>
        _site.AskAsync(db => db.BadgeAwards.AsNoTracking().SingleOrDefaultAsync(a => a.PersonId == _ana && a.BadgeId == badge, Cancel));

    private async Task<(int Minutes, int Lessons)> HoursAndLessonsAsync() =>
        (
            (await _site.WithAsync((LearningHoursReader h) => h.ComputeAsync(_ana, Cancel))).Minutes,
            (await _site.WithAsync((PersonProgressReader p) => p.ListCoursesAsync(_ana, Cancel))).Sum(c => c.FinishedLessons)
        );

    private async Task<int> LessonsOfTheMonthAsync() =>
        (await _site.WithAsync((FinishedLessonsFigure f) => f.CountAsync(FigureMonth.Of(_site.Now), Cancel))).Values.Sum();
}
