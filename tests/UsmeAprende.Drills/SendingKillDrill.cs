using UsmeAprende.Web.Tests.Reminders;

namespace UsmeAprende.Drills;

public sealed class SendingKillDrill
{
    private const int Kills = 20;
    private const int MostBetweenKills = 25;

    // R27
    [Fact]
    public async Task Sender_KilledTwentyTimesAtRandomMoments_LosesNoneAndRepeatsAtMostWhatWasUnderWay()
    {
        await using var scenario = new SendingKillScenario();

        await scenario.RunAsync([.. Enumerable.Range(0, Kills).Select(_ => Random.Shared.Next(MostBetweenKills))]);
    }
}
