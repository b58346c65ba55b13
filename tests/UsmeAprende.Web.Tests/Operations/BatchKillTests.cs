namespace UsmeAprende.Web.Tests.Operations;

public sealed class BatchKillTests
{
    [Fact]
    public async Task Batch_WhoseSiteIsKilled_IsFinishedByTwoOthersThatNeverMeet()
    {
        using var scenario = new BatchKillScenario();

        await scenario.RunAsync(100, 250);
    }
}
