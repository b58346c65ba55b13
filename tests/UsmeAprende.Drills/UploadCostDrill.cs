using UsmeAprende.Web.Tests.Gatherings.Paper;

namespace UsmeAprende.Drills;

/// <summary>What the dearest files cost the site itself, a process of its own.</summary>
public sealed class UploadCostDrill(ITestOutputHelper output)
{
    private const int MostMegabytes = 100;

    [Fact]
    public async Task Site_SentTheDearestFileOfEachKind_StaysWithinItsMemory()
    {
        using var scenario = new UploadScenario();

        var costs = await scenario.MeasureAsync(HostileUploads.All);

        foreach (var cost in costs)
            output.WriteLine($"| {cost.Name} | {cost.Kilobytes:N0} KB | {cost.Status} | {cost.Megabytes:N0} MB | {cost.Seconds:N1} s |");
        Assert.All(costs, cost => Assert.True(cost.Megabytes < MostMegabytes, $"{cost}"));
    }
}
