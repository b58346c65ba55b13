using System.Net;
using System.Net.Http.Json;
using UsmeAprende.Demo;
using UsmeAprende.People;
using UsmeAprende.Web.Tests.Learning;

namespace UsmeAprende.Web.Tests.Gatherings.Carried;

/// <summary>R19: what a facilitator's phone is given to hold a café without signal.</summary>
public sealed class CarriedRosterTests : IAsyncLifetime
{
    private static readonly string Path = $"{CafeScenario.Api}/preparar";

    private CafeScenario _cafe = null!;

    public async ValueTask InitializeAsync() => _cafe = await CafeScenario.OpenAsync();

    public ValueTask DisposeAsync() => _cafe.DisposeAsync();

    [Fact]
    public async Task Roster_HasNamesAndLastFourDigitsAndNothingElseOfPeople()
    {
        await _cafe.SendAsync(CafeScenario.Tap(CafeScenario.Ana));

        using var answer = await _cafe.Facilitator.Browser.GetAsync(Path, BrowserVisit.Cancel);

        Assert.True(answer.Headers.CacheControl!.NoStore);
        var roster = await LearnerClient.JsonAsync(answer);
        var people = roster.GetProperty("people").EnumerateArray().ToList();
        Assert.Equal(10, people.Count);
        Assert.All(
            people,
            one =>
                Assert.Equal(
                    ["about", "cards", "key", "lastFour", "name", "person", "state"],
                    one.EnumerateObject().Select(p => p.Name).Order()
                )
        );
        var ana = people.Single(one => one.GetProperty("person").GetString() == $"{CafeScenario.Ana}");
        Assert.Equal(("0000", "vino"), (ana.GetProperty("lastFour").GetString(), ana.GetProperty("state").GetString()));
        Assert.DoesNotContain("52700000", roster.GetRawText(), StringComparison.Ordinal);
        Assert.NotEmpty(roster.GetProperty("modules").EnumerateArray());
    }

    // By it a camera without signal knows whose card it is; the token cannot be had from it (R13).
    [Fact]
    public async Task Roster_OfWhoHasACard_HasABeginningOfItsHash()
    {
        using var found = await _cafe.Facilitator.Browser.PostAsJsonAsync(
            $"{CafeScenario.Api}/carne",
            new { carne = DemoWalkIns.CardToken },
            BrowserVisit.Cancel
        );
        await _cafe.SendAsync(CafeScenario.Tap(PersonId.Parse((await LearnerClient.JsonAsync(found)).GetProperty("person").GetString()!)));

        var roster = await LearnerClient.JsonAsync(await _cafe.Facilitator.Browser.GetAsync(Path, BrowserVisit.Cancel));

        var owner = roster.GetProperty("people").EnumerateArray().Single(one => one.GetProperty("lastFour").GetString() == "6123");
        Assert.Equal(16, Assert.Single(owner.GetProperty("cards").EnumerateArray()).GetString()!.Length);
        Assert.DoesNotContain(DemoWalkIns.CardToken, roster.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Roster_OfAnothersOrAClosedGathering_IsNotGiven()
    {
        using var other = new BrowserVisit(_cafe.Site);
        await other.SignUpAsync(role: PersonRole.Facilitator);
        Assert.Equal(HttpStatusCode.NotFound, await other.StatusAsync(Path));

        await _cafe.Facilitator.PostAsync($"{CafeScenario.Path}/cierre", ("from", "2035-08-06T09:00"), ("until", "2035-08-06T10:00"));

        Assert.Equal(HttpStatusCode.NotFound, await _cafe.Facilitator.StatusAsync(Path));
    }
}
