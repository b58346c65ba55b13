namespace UsmeAprende.Web.Tests.Certificates;

public sealed class IssueKillTests
{
    // R24; tests/UsmeAprende.Drills does it at ten moments.
    [Fact]
    public async Task Issuing_KilledAtTwoRandomMoments_ThenByTwoProcesses_GivesEveryNumberOnceAndEveryDocument()
    {
        using var scenario = new IssueKillScenario();

        await scenario.RunAsync(Random.Shared.Next(1, 15), Random.Shared.Next(15, 30));
    }
}
