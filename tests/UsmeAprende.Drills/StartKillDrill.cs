using UsmeAprende.Web.Tests.Starting;

namespace UsmeAprende.Drills;

public sealed class StartKillDrill
{
    private const int Sites = 5;
    private const int KillsASite = 4;

    // R8
    [Fact]
    public async Task Start_KilledTwentyTimesAtRandomMoments_OpensAtLastWithOneOfEverything()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        using var scenario = new StartKillScenario();
        var undisturbed = await scenario.UndisturbedAsync();
        var whole = scenario.LastStart;
        Console.WriteLine($"Seed {seed}. An undisturbed first start takes {whole.TotalSeconds:0.0} s.");

        for (var site = 0; site < Sites; site++)
        {
            TimeSpan[] moments = [.. Enumerable.Range(0, KillsASite).Select(_ => random.NextDouble() * whole)];
            Console.WriteLine($"Killed after {string.Join(", ", moments.Select(m => $"{m.TotalSeconds:0.00} s"))}");
            var killed = await scenario.KilledAsync([
                .. moments.Select<TimeSpan, Func<string, Task>>(m => _ => Task.Delay(m, TestContext.Current.CancellationToken)),
            ]);
            Console.WriteLine($"Then it opened in {scenario.LastStart.TotalSeconds:0.0} s.");
            Assert.Equal(undisturbed, killed);
        }
    }
}
