using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.People;
using UsmeAprende.Tests.Learning;

namespace UsmeAprende.Tests.Gatherings.Planning;

public sealed partial class GatheringPlanningTests
{
    [Fact]
    public void Lists_OfKindsAndAreas_AreThoseOfTheProgramme()
    {
        Assert.Equal(9, GatheringCodeList.Kinds.All.Count());
        Assert.Equal("Café charlado", GatheringCodeList.Kinds.NameOf("cafe"));
        Assert.Equal("Gobierno Abierto e Innovación", GatheringCodeList.Areas.NameOf("GAI"));
    }

    [Fact]
    public async Task Series_WithSpreadLessons_CoversEachOnceInOrder()
    {
        await using var site = await PlanningBuilder.StartAsync();
        string[] lessons = ["c/m/1", "c/m/2", "c/m/3", "c/m/4", "c/m/5"];
        var asked = new NewGatherings
        {
            Id = Guid.CreateVersion7(),
            Plan = site.Plan(20, lessons),
            Occasions = [site.In(1), site.In(8), site.In(15)],
            SpreadsLessons = true,
        };

        await site.WithAsync((GatheringPlanning p) => p.PlanAsync(site.Facilitator.AsFacilitator(), asked, TestSite.Cancel));
        await site.WithAsync((GatheringPlanning p) => p.PlanAsync(site.Facilitator.AsFacilitator(), asked, TestSite.Cancel));

        var planned = await site.AskAsync(db =>
            db.Gatherings.Include(g => g.Lessons).OrderBy(g => g.StartsAt).ToListAsync(TestSite.Cancel)
        );
        Assert.Equal(3, planned.Count);
        Assert.Equal(lessons, planned.SelectMany(g => g.Lessons.Select(l => l.Lesson.Value).Order(StringComparer.Ordinal)));
        Assert.All(planned, g => Assert.NotEmpty(g.Lessons));
        Assert.Single(planned.Select(g => g.GroupId).Distinct());
    }

    [Fact]
    public async Task Series_WithFewerLessonsThanGatherings_BeginsWithALesson()
    {
        await using var site = await PlanningBuilder.StartAsync();
        var asked = new NewGatherings
        {
            Id = Guid.CreateVersion7(),
            Plan = site.Plan(20, "c/m/1", "c/m/2"),
            Occasions = [site.In(1), site.In(8), site.In(15), site.In(22), site.In(29), site.In(36)],
            SpreadsLessons = true,
        };

        Assert.Equal([1, 0, 0, 1, 0, 0], Enumerable.Range(0, 6).Select(n => asked.CreatePlan(n).Lessons.Count));
    }

    [Fact]
    public async Task Change_OfOneAndTheRest_ReachesTheLaterOnesOnlyAndOnlyInWhatChanged()
    {
        await using var site = await PlanningBuilder.StartAsync();
        var series = await site.SeriesAsync(20, 1, 8, 15);
        var own = new GatheringChange
        {
            Id = series[2].Id,
            Version = series[2].Version,
            Plan = site.Plan() with { Title = "El último" },
            When = series[2].When,
        };
        await site.WithAsync((GatheringPlanning p) => p.ChangeAsync(site.Facilitator.AsFacilitator(), own, TestSite.Cancel));
        var later = new TimeSlot(series[1].StartsAt.AddHours(1), series[1].EndsAt.AddHours(2));

        var change = new GatheringChange
        {
            Id = series[1].Id,
            Version = series[1].Version,
            Plan = site.Plan(seats: 30),
            When = later,
            Reason = "El salón abre más tarde.",
            Rest = true,
        };
        Assert.Equal(
            PlanningResult.Done,
            await site.WithAsync((GatheringPlanning p) => p.ChangeAsync(site.Facilitator.AsFacilitator(), change, TestSite.Cancel))
        );

        var now = await site.AskAsync(db => db.Gatherings.AsNoTracking().OrderBy(g => g.StartsAt).ToListAsync(TestSite.Cancel));
        Assert.Equal([0, 1, 1], now.Select(g => g.Sequence));
        Assert.Equal([20, 30, 30], now.Select(g => g.Seats));
        Assert.Equal("El último", now[2].Title);
        Assert.Equal(series[2].EndsAt.AddHours(2), now[2].EndsAt);
        Assert.Equal(series[0].When, now[0].When);
        Assert.Equal("El salón abre más tarde.", now[2].ChangeReason);
    }

    [Fact]
    public async Task Move_AfterSomebodyWasMarkedLate_TellsTheirTimeFromTheNewStart() // R21
    {
        await using var site = await PlanningBuilder.StartAsync();
        var gathering = (await site.SeriesAsync(20, 3))[0];
        var ana = await site.PersonAsync();
        site.Clock.Advance(gathering.EndsAt - site.Now);
        AttendanceMark Mark(MarkKind kind, TimeOnly? time = null) =>
            new()
            {
                Id = Guid.CreateVersion7(),
                Person = ana,
                Kind = kind,
                Time = time,
                OccurredAt = site.Now,
            };
        await site.WithAsync(
            (AttendanceTaking taking) =>
                taking.StoreMarksAsync(
                    site.Facilitator.AsFacilitator(),
                    gathering.Id,
                    [Mark(MarkKind.Came), Mark(MarkKind.Late, new TimeOnly(10, 30))],
                    "sync",
                    TestSite.Cancel
                )
        );

        var dayBefore = new TimeSlot(gathering.StartsAt.AddDays(-1), gathering.EndsAt.AddDays(-1));
        var change = new GatheringChange
        {
            Id = gathering.Id,
            Version = gathering.Version,
            Plan = site.Plan(),
            When = dayBefore,
            Reason = "Fue el día antes.",
        };
        Assert.Equal(
            PlanningResult.Done,
            await site.WithAsync((GatheringPlanning p) => p.ChangeAsync(site.Facilitator.AsFacilitator(), change, TestSite.Cancel))
        );

        var arrived = await site.AskAsync(db => db.Attendances.Select(a => a.ArrivedAt).SingleAsync(TestSite.Cancel));
        Assert.Equal(BogotaClock.DayOf(dayBefore.StartsAt), BogotaClock.DayOf(arrived!.Value));
    }

    [Fact]
    public async Task Move_WithoutAReason_IsRefused()
    {
        await using var site = await PlanningBuilder.StartAsync();
        var gathering = (await site.SeriesAsync(20, 3))[0];

        var change = new GatheringChange
        {
            Id = gathering.Id,
            Version = gathering.Version,
            Plan = site.Plan(),
            When = site.In(4),
        };

        Assert.Equal(
            PlanningResult.ReasonMissing,
            await site.WithAsync((GatheringPlanning p) => p.ChangeAsync(site.Facilitator.AsFacilitator(), change, TestSite.Cancel))
        );
    }

    [Fact]
    public async Task Change_OfWhatSomebodyElseChanged_IsTold()
    {
        await using var site = await PlanningBuilder.StartAsync();
        var gathering = (await site.SeriesAsync(20, 3))[0];
        GatheringChange Change(int seats) =>
            new()
            {
                Id = gathering.Id,
                Version = gathering.Version,
                Plan = site.Plan(seats),
                When = gathering.When,
            };

        var answers = await Task.WhenAll(
            new[] { 21, 22 }.Select(seats =>
                Task.Run(() =>
                    site.WithAsync((GatheringPlanning p) => p.ChangeAsync(site.Facilitator.AsFacilitator(), Change(seats), TestSite.Cancel))
                )
            )
        );

        Assert.Equal([PlanningResult.Done, PlanningResult.Stale], answers.Order());
    }

    // R15
    [Fact]
    public async Task Gathering_OfAnother_IsChangedByCoordinatorsOnly()
    {
        await using var site = await PlanningBuilder.StartAsync();
        var gathering = (await site.SeriesAsync(20, 3))[0];
        var (stranger, coordinator) = (await site.PersonAsync(PersonRole.Facilitator), await site.PersonAsync(PersonRole.Coordinator));
        Task<PlanningResult> Cancelled(Actor staff) =>
            site.WithAsync((GatheringPlanning p) => p.CancelAsync(staff, gathering.Id, "Llueve.", false, TestSite.Cancel));

        Assert.Equal(PlanningResult.Gone, await Cancelled(stranger.AsFacilitator()));
        Assert.Equal(PlanningResult.Done, await Cancelled(coordinator.AsCoordinator()));
    }

    [Fact]
    public async Task Gathering_OfAnother_IsNotChangedByWhoWasACoordinatorWhenTheRequestBegan() // R2, R15
    {
        await using var site = await PlanningBuilder.StartAsync();
        var gathering = (await site.SeriesAsync(20, 3))[0];
        var former = (await site.PersonAsync(PersonRole.Facilitator)).AsCoordinator();

        var answer = await site.WithAsync((GatheringPlanning p) => p.CancelAsync(former, gathering.Id, "Llueve.", false, TestSite.Cancel));

        Assert.Equal(PlanningResult.Gone, answer);
    }

    [Fact]
    public async Task Cancelling_WithTheRest_KeepsTheRowsAndAuditsEach()
    {
        await using var site = await PlanningBuilder.StartAsync();
        var series = await site.SeriesAsync(20, 1, 8, 15);
        var person = await site.PersonAsync();
        await site.AskSeatAsync(person, series[1].Id);

        await site.WithAsync(
            (GatheringPlanning p) => p.CancelAsync(site.Facilitator.AsFacilitator(), series[1].Id, "Llueve.", true, TestSite.Cancel)
        );

        var now = await site.AskAsync(db => db.Gatherings.AsNoTracking().OrderBy(g => g.StartsAt).ToListAsync(TestSite.Cancel));
        Assert.Equal([false, true, true], now.Select(g => g.CancelledAt is not null));
        Assert.Equal(ReservationResult.Cancelled, await site.AskSeatAsync(person, series[2].Id));
        Assert.Equal(2, await site.AskAsync(db => db.AuditEntries.CountAsync(e => e.Action == GatheringAudit.Cancelled, TestSite.Cancel)));
    }

    [Fact]
    public async Task Clashes_OfPlaceOrFacilitator_AreFoundWhereTimesOverlap()
    {
        await using var site = await PlanningBuilder.StartAsync();
        var gathering = (await site.SeriesAsync(20, 3))[0];
        var after = new TimeSlot(gathering.EndsAt, gathering.EndsAt.AddHours(1));
        Task<IReadOnlyList<ScheduleConflict>> Find(TimeSlot when, Guid venue, PersonId facilitator) =>
            site.WithAsync((ScheduleConflictFinder c) => c.ListAsync([when], venue, [facilitator], [], TestSite.Cancel));

        Assert.Empty(await Find(after, site.VenueId, site.Facilitator));
        Assert.Empty(await Find(gathering.When, Guid.CreateVersion7(), await site.PersonAsync(PersonRole.Facilitator)));
        Assert.NotNull(Assert.Single(await Find(gathering.When, site.VenueId, PersonId.New())).Venue);
        Assert.Single(Assert.Single(await Find(gathering.When, Guid.CreateVersion7(), site.Facilitator)).Facilitators);
    }
}
