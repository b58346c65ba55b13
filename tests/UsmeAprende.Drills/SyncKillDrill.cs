using UsmeAprende.Web.Tests.Learning;

namespace UsmeAprende.Drills;

public sealed class SyncKillDrill
{
    private const int Kills = 20;
    private const int MostBetweenKills = 1_500;

    // R7, R8
    [Fact]
    public async Task Site_KilledTwentyTimesAtRandomMoments_HasEveryAcknowledgedRecordOnce()
    {
        using var scenario = SyncKillScenario.OfOpenRecords();

        await scenario.RunAsync([.. Enumerable.Range(0, Kills).Select(_ => Random.Shared.Next(MostBetweenKills))]);
    }
}
