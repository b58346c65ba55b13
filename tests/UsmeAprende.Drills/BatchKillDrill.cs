using UsmeAprende.Web.Tests.Operations;

namespace UsmeAprende.Drills;

public sealed class BatchKillDrill
{
    private const int Kills = 10;
    private const int ItemsBetweenKills = 50;

    [Fact]
    public async Task Batch_WhoseSiteIsKilledTenTimes_IsFinishedByTwoOthersThatNeverMeet()
    {
        using var scenario = new BatchKillScenario();

        await scenario.RunAsync([.. Enumerable.Range(1, Kills).Select(n => n * ItemsBetweenKills)]);
    }
}
