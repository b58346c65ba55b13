using UsmeAprende.Web.Tests.Learning;

namespace UsmeAprende.Drills;

public sealed class SealedKillDrill
{
    private const int Kills = 50;
    private const int MostBetweenKills = 1_500;

    // R7, R8, R19
    [Fact]
    public async Task Site_KilledFiftyTimesAtRandomMoments_HasEveryAcknowledgedSealedRecordOnce()
    {
        // Said before anything can fail: with it the same moments come again.
        Console.WriteLine($"USME_SEED={RandomDay.Seed}");
        var random = new Random(RandomDay.Seed);
        using var scenario = SyncKillScenario.OfSealedRecords();

        await scenario.RunAsync([.. Enumerable.Range(0, Kills).Select(_ => random.Next(MostBetweenKills))]);

        Console.WriteLine($"{Kills} kills: {scenario.Counts.Sent} records sent, {scenario.Counts.Acknowledged} acknowledged.");
    }
}
