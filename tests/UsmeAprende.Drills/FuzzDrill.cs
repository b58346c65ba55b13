using UsmeAprende.Web.Tests.Fuzzing;

namespace UsmeAprende.Drills;

public sealed class FuzzDrill
{
    private const int Requests = 50_000;

    [Fact]
    public async Task Site_SentFiftyThousandSpoiltRequestsByEachRole_FailsAtNone()
    {
        var seed = FuzzScenario.Seed(Random.Shared.Next());
        TestContext.Current.SendDiagnosticMessage($"FUZZ_SEED={seed}");
        await using var scenario = new FuzzScenario(seed);

        var failures = await scenario.RunAsync(Requests, TestContext.Current.CancellationToken);

        Assert.True(failures.Length == 0, failures);
    }
}
