namespace UsmeAprende.Web.Tests.Learning;

public sealed class KillTests
{
    // R7, R8; tests/UsmeAprende.Drills does it twenty times.
    [Fact]
    public async Task Site_KilledWhileBatchesStreamIn_HasEveryAcknowledgedRecordOnce()
    {
        using var scenario = new KillScenario();

        await scenario.RunAsync(800);
    }
}
