using System.Net;
using System.Net.Http.Json;
using UsmeAprende.Demo;
using UsmeAprende.People;
using UsmeAprende.Web.Tests.Learning;

namespace UsmeAprende.Web.Tests.Gatherings.Attendance;

/// <summary>Cards that a facilitator's phone reads with its camera.</summary>
public sealed class ScannedCardTests : IAsyncLifetime
{
    private CafeScenario _cafe = null!;

    public async ValueTask InitializeAsync() => _cafe = await CafeScenario.OpenAsync();

    public ValueTask DisposeAsync() => _cafe.DisposeAsync();

    [Fact]
    public async Task Card_Scanned_TellsNameAndLastFourToItsGatheringsFacilitatorOnly() // R13
    {
        using var other = new BrowserVisit(_cafe.Site);
        await other.SignUpAsync(role: PersonRole.Facilitator);
        var address = $"https://usme.example/entrar/carne#{DemoWalkIns.CardToken}";

        using var found = await _cafe.Facilitator.Browser.PostAsJsonAsync(
            $"{CafeScenario.Api}/carne",
            new { carne = address },
            BrowserVisit.Cancel
        );
        using var unknown = await _cafe.Facilitator.Browser.PostAsJsonAsync(
            $"{CafeScenario.Api}/carne",
            new { carne = "https://usme.example/entrar/carne#AAAAAAAAAAAAAAAAAAAAAA" },
            BrowserVisit.Cancel
        );
        using var byOther = await other.Browser.PostAsJsonAsync($"{CafeScenario.Api}/carne", new { carne = address }, BrowserVisit.Cancel);

        var owner = await LearnerClient.JsonAsync(found);
        Assert.Equal(["lastFour", "name", "person"], owner.EnumerateObject().Select(p => p.Name).Order());
        Assert.Equal("6123", owner.GetProperty("lastFour").GetString());
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (unknown.StatusCode, byOther.StatusCode));
    }
}
