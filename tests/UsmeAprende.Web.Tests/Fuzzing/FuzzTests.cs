namespace UsmeAprende.Web.Tests.Fuzzing;

public sealed class FuzzTests
{
    // Small enough for each run; the drill sends ten times as many, from another seed each time.
    private const int Requests = 5_000;

    [Fact]
    public async Task Site_SentFiveThousandSpoiltRequestsByEachRole_FailsAtNone()
    {
        await using var scenario = new FuzzScenario(FuzzScenario.Seed(11));

        var failures = await scenario.RunAsync(Requests, TestContext.Current.CancellationToken);

        Assert.True(failures.Length == 0, failures);
    }
}
