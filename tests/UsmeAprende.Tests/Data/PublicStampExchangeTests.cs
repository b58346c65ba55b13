using UsmeAprende.Data;
using UsmeAprende.Tests.Jobs;

namespace UsmeAprende.Tests.Data;

public sealed class PublicStampExchangeTests
{
    private const string Area = "encuentros";

    [Fact]
    public async Task Change_OnOneNode_MakesTheOthersPagesOldAndNoOtherAreas()
    {
        await using var one = await JobBuilder.StartAsync();
        await using var other = await one.BesideAsync(new JobSettings());
        await MeetAsync(one, other);
        var (before, elsewhere) = (Stamp(other, Area), Stamp(other, "insignias"));

        one.Get<PublicStamps>().MarkChanged(Area);
        await MeetAsync(one, other);
        var after = Stamp(other, Area);
        await MeetAsync(one, other);

        Assert.NotEqual(before, after);
        Assert.Equal((after, elsewhere), (Stamp(other, Area), Stamp(other, "insignias")));
    }

    [Fact]
    public async Task ChangeOfEverything_OnOneNode_MakesEveryPageOfTheOthersOld()
    {
        await using var one = await JobBuilder.StartAsync();
        await using var other = await one.BesideAsync(new JobSettings());
        await MeetAsync(one, other);
        var before = Stamp(other, Area);

        one.Get<PublicStamps>().MarkAllChanged();
        await MeetAsync(one, other);

        Assert.NotEqual(before, Stamp(other, Area));
    }

    private static long Stamp(TestSite site, string area) => site.Get<PublicStamps>().CountChanges(area);

    private static async Task MeetAsync(params TestSite[] sites)
    {
        foreach (var site in sites)
            await site.Get<PublicStampExchange>().ExchangeAsync(TestSite.Cancel);
    }
}
