namespace UsmeAprende.Web.Tests.Fuzzing;

public sealed class FuzzTests
{
    // Small enough for each run; the drill sends twenty times as many, from another seed each time.
    private const int Requests = 2_500;

    [Fact]
    public async Task Site_SentSpoiltRequestsByEachRole_FailsAtNone()
    {
        await using var scenario = new FuzzScenario(FuzzScenario.Seed(11));

        var failures = await scenario.RunAsync(Requests, TestContext.Current.CancellationToken);

        Assert.True(failures.Length == 0, failures);
    }
}
