using UsmeAprende.Web.Tests.Certificates.Issuing;

namespace UsmeAprende.Drills;

public sealed class IssueKillDrill
{
    private const int Kills = 10;
    private const int MostBetweenKills = 20;

    // R24
    [Fact]
    public async Task Issuing_KilledAtTenRandomMoments_ThenByTwoProcesses_GivesEveryNumberOnceAndEveryDocument()
    {
        using var scenario = new CertificateKillScenario();

        await scenario.RunAsync([
            .. Enumerable.Range(0, Kills).Select(n => (n * MostBetweenKills) + Random.Shared.Next(1, MostBetweenKills)),
        ]);
    }
}
