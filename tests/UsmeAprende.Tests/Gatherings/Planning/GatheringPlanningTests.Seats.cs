using UsmeAprende.Data;
using UsmeAprende.Gatherings.Groups;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.Tests.Learning;

namespace UsmeAprende.Tests.Gatherings.Planning;

/// <summary>What planning means for the seats.</summary>
public sealed partial class GatheringPlanningTests
{
    [Fact]
    public async Task Group_EnrolledInOnceAndLeft_TakesAndFreesTheSeatsStillToCome()
    {
        await using var site = await PlanningBuilder.StartAsync();
        var series = await site.SeriesAsync(1, 1, 8, 15);
        var (person, next) = (await site.PersonAsync(), await site.PersonAsync());
        var group = series[0].GroupId!.Value;

        Assert.True(
            await site.WithAsync((EnrolmentService g) => g.EnrolAsync(site.Facilitator.AsFacilitator(), group, person, TestSite.Cancel))
        );
        Assert.True(await site.WithAsync((EnrolmentService g) => g.EnrolSelfAsync(next, group, TestSite.Cancel)));
        site.Clock.Advance(TimeSpan.FromDays(2));
        Assert.True(
            await site.WithAsync(
                (EnrolmentService g) =>
                    g.RemoveMemberAsync(site.Facilitator.AsFacilitator(), group, person, Guid.CreateVersion7(), TestSite.Cancel)
            )
        );

        foreach (var gathering in series.Skip(1))
            Assert.Equal(next, (await site.SeatsAsync(gathering.Id)).Single(s => s.State is SeatState.Reserved).PersonId);
        Assert.Equal(person, (await site.SeatsAsync(series[0].Id)).Single(s => s.State is SeatState.Reserved).PersonId);
        var progress = await site.WithAsync(
            (GroupProgressReader r) => r.FindAsync(site.Facilitator.AsFacilitator(), group, TestSite.Cancel)
        );
        Assert.Equal(next, Assert.Single(progress!.Members).PersonId);
        Assert.Null(await site.WithAsync((GroupProgressReader r) => r.FindAsync(PersonId.New().AsFacilitator(), group, TestSite.Cancel)));
    }

    [Fact]
    public async Task PublicStamp_AfterAReservation_IsAnother()
    {
        await using var site = await PlanningBuilder.StartAsync();
        var gathering = await site.GatheringAsync();
        var before = await site.WithAsync((PublicStamps s) => Task.FromResult(s.CountChanges(PublicGatheringReader.Area)));

        await site.AskSeatAsync(await site.PersonAsync(), gathering);

        Assert.NotEqual(before, await site.WithAsync((PublicStamps s) => Task.FromResult(s.CountChanges(PublicGatheringReader.Area))));
    }
}
