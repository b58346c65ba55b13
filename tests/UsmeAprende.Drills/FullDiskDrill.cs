using System.Net;
using UsmeAprende.Web.Tests.Operations;

namespace UsmeAprende.Drills;

public sealed class FullDiskDrill(ITestOutputHelper output)
{
    [Fact]
    public async Task Site_OnADiskThatFills_SaysSoAndRecovers()
    {
        using var scenario = new FullDiskScenario();

        var seen = await scenario.RunAsync();

        foreach (var (ready, word, signUp) in seen)
            output.WriteLine($"/salud/listo: {(int)ready} {word}; signing up: {(int)signUp}");
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK], seen.Select(s => s.Ready));
    }
}
