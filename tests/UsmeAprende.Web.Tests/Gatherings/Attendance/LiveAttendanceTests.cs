using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using UsmeAprende.People;
using UsmeAprende.Web.Tests.Learning;

namespace UsmeAprende.Web.Tests.Gatherings.Attendance;

/// <summary>What an open list learns from the site: marks of colleagues, and people who are not on it.</summary>
public sealed class LiveAttendanceTests : IAsyncLifetime
{
    private CafeScenario _cafe = null!;

    public async ValueTask InitializeAsync() => _cafe = await CafeScenario.OpenAsync();

    public ValueTask DisposeAsync() => _cafe.DisposeAsync();

    [Fact]
    public async Task List_AskedAgain_IsSentOnlyIfItIsAnother()
    {
        using var first = await GetAsync(null);
        var tag = first.Headers.ETag!.ToString();
        using var same = await GetAsync(tag);
        await _cafe.SendAsync(CafeScenario.Tap(CafeScenario.Ana));
        using var other = await GetAsync(tag);

        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.NotModified, HttpStatusCode.OK),
            (first.StatusCode, same.StatusCode, other.StatusCode)
        );
        Assert.Equal("vino", (await FindAnaAsync(other)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Marks_OfTheReader_AreToldForTakingThemBack() // R2
    {
        var tap = CafeScenario.Tap(CafeScenario.Ana);
        await _cafe.SendAsync(tap);

        using var list = await GetAsync(null);
        var ana = await FindAnaAsync(list);
        await _cafe.SendAsync(CafeScenario.Tap(CafeScenario.Ana, "undone", target: tap["id"]));
        using var after = await GetAsync(null);

        var mark = Assert.Single(ana.GetProperty("own").EnumerateArray());
        Assert.Equal(("came", (string?)tap["id"]), (mark.GetProperty("kind").GetString(), mark.GetProperty("id").GetString()));
        Assert.False(ana.GetProperty("isOthers").GetBoolean());
        Assert.Empty((await FindAnaAsync(after)).GetProperty("own").EnumerateArray());
    }

    [Fact]
    public async Task Facilitator_OfOtherGatherings_LearnsNothing() // R15
    {
        using var other = new BrowserVisit(_cafe.Site);
        await other.SignUpAsync(role: PersonRole.Facilitator);

        using var list = await other.Browser.GetAsync(new Uri($"{CafeScenario.Api}/lista", UriKind.Relative), BrowserVisit.Cancel);
        using var known = await SearchAsync("Ana", other);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (list.StatusCode, known.StatusCode));
    }

    [Theory]
    [InlineData("teo", "Teófila Wilches")]
    [InlineData("wilches TEÓ", "Teófila Wilches")]
    [InlineData("teofyla", "Teófila Wilches")]
    [InlineData("te", null)]
    [InlineData("ana lucía", null)]
    public async Task Known_ByFirstLetters_AreThoseTheReaderMaySeeAndWhoAreNotOnTheList(string typed, string? found) // R38
    {
        await RegisterAsync();

        using var answer = await SearchAsync(typed);

        var known = await answer.Content.ReadFromJsonAsync<JsonElement>(BrowserVisit.Cancel);
        Assert.Equal(found is null ? [] : [found], known.EnumerateArray().Select(k => k.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Known_OfOtherStaff_AreNotFound() // R14, R38
    {
        await RegisterAsync();
        using var other = new BrowserVisit(_cafe.Site);
        await other.SignUpAsync(role: PersonRole.Coordinator);

        using var answer = await SearchAsync("Teófila", other);

        Assert.Equal("[]", await answer.Content.ReadAsStringAsync(BrowserVisit.Cancel));
    }

    private async Task RegisterAsync()
    {
        using var registered = await _cafe.Facilitator.PostAsync(
            "/facilitacion/personas/registrar",
            ("Id", $"{PersonId.New()}"),
            ("GivenNames", "Teófila"),
            ("Surnames", "Wilches"),
            ("DataTreatment", "true")
        );
        Assert.Equal(HttpStatusCode.Redirect, registered.StatusCode);
    }

    private Task<HttpResponseMessage> SearchAsync(string name, BrowserVisit? visit = null) =>
        (visit ?? _cafe.Facilitator).Browser.PostAsJsonAsync($"{CafeScenario.Api}/conocidas", new { name }, BrowserVisit.Cancel);

    private async Task<HttpResponseMessage> GetAsync(string? tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{CafeScenario.Api}/lista");
        if (tag is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return await _cafe.Facilitator.Browser.SendAsync(request, BrowserVisit.Cancel);
    }

    private static async Task<JsonElement> FindAnaAsync(HttpResponseMessage list) =>
        (await LearnerClient.JsonAsync(list))
            .GetProperty("people")
            .EnumerateArray()
            .Single(p => p.GetProperty("person").GetString() == CafeScenario.Ana.ToString());
}
