using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Web.Tests.Learning;

public sealed class SyncTests(SiteHost site)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Lesson Lesson => site.Services.GetRequiredService<CatalogueStore>().Current.Courses.SelectMany(c => c.Lessons).First(l => l.Questions.Any(q => q.Kind is QuestionKind.Choice));

    private Question Question => Lesson.Questions.First(q => q.Kind is QuestionKind.Choice);

    [Fact]
    public async Task Sync_OfADeedAndAnAnswer_IsStoredGradedAndShownInMe() // R3
    {
        using var ana = await Learner.SignInAsync(site);
        var right = string.Join(' ', Question.Options.Where(o => o.IsRight).Select(o => o.Hash).Order(StringComparer.Ordinal));

        var answer = await Learner.JsonAsync(await ana.PostAsync(Learner.Deed("completed", Lesson.Id), Learner.Deed("answered", Question.Id, Question.Hash, right)));

        Assert.Equal(["stored", "stored"], Learner.Results(answer));
        Assert.Equal(100, answer.GetProperty("results")[1].GetProperty("score").GetInt32());
        var me = await ana.MeAsync();
        Assert.Equal([Lesson.Id], me.GetProperty("lessons").EnumerateArray().Select(l => l.GetString()));
        Assert.Equal([Question.Id], me.GetProperty("right").EnumerateArray().Select(l => l.GetString()));
        Assert.Equal(answer.GetProperty("epoch").GetString(), me.GetProperty("epoch").GetString());
        Assert.Equal((ana.Id, "Ana Lucía", "Learner"), (me.GetProperty("id").GetGuid(), me.GetProperty("name").GetString(), me.GetProperty("role").GetString()));
    }

    [Fact]
    public async Task Sync_SentTwice_IsDuplicate() // R3
    {
        using var ana = await Learner.SignInAsync(site);
        var deed = Learner.Deed("completed", Lesson.Id);
        await ana.SyncAsync(deed);

        Assert.Equal(["duplicate", "duplicate"], await ana.SyncAsync(deed, deed));
    }

    [Fact]
    public async Task Sync_OfAnIdOfSomebodyElse_DisclosesNothing() // R3
    {
        using var ana = await Learner.SignInAsync(site);
        using var luz = await Learner.SignInAsync(site);
        var deed = Learner.Deed("completed", Lesson.Id);
        await ana.SyncAsync(deed);

        var response = await luz.PostAsync(deed);

        var body = await response.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("id-conflict", body, StringComparison.Ordinal);
        Assert.DoesNotContain(ana.Id.ToString(), body, StringComparison.Ordinal);
        Assert.DoesNotContain("score", body, StringComparison.Ordinal);
        Assert.Empty((await luz.MeAsync()).GetProperty("lessons").EnumerateArray());
    }

    [Fact]
    public async Task Sync_WhileAnotherIsSignedIn_IsRefusedWhole() // R9
    {
        using var ana = await Learner.SignInAsync(site);

        var response = await ana.Browser.PostAsJsonAsync("/api/sync", new { person = Guid.CreateVersion7(), records = new[] { Learner.Deed("completed", Lesson.Id) } }, Cancel);

        await AssertProblemAsync(response, HttpStatusCode.Conflict, "other-person");
        Assert.Empty((await ana.MeAsync()).GetProperty("lessons").EnumerateArray());
    }

    [Theory]
    [InlineData("/api/me", "GET")]
    [InlineData("/api/sync", "POST")]
    public async Task Api_OfNobody_Is401WithoutRedirect(string address, string method)
    {
        using var browser = site.Browser();
        using var request = new HttpRequestMessage(new HttpMethod(method), address);

        var response = await browser.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Null(response.Headers.Location);
    }

    [Fact]
    public async Task Sync_OfAForm_Is415()
    {
        using var ana = await Learner.SignInAsync(site);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["person"] = ana.Id.ToString() });

        await AssertProblemAsync(await ana.Browser.PostAsync("/api/sync", form, Cancel), HttpStatusCode.UnsupportedMediaType, "malformed");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("42")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"person":42,"records":[]}""")]
    [InlineData("""{"person":"PERSON"}""")]
    [InlineData("""{"person":"PERSON","records":{}}""")]
    [InlineData("""{"person":"PERSON","records":"no"}""")]
    [InlineData("""{"person":"PERSON","records":[NaN]}""")]
    [InlineData("""{"person":"PERSON","records":[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]}""")]
    [InlineData("""{"person":"PERSON","records":[],}""")]
    [InlineData("\u0000\u0001")]
    public async Task Sync_OfWhatIsNoSuchJson_Is400(string json)
    {
        using var ana = await Learner.SignInAsync(site);

        var response = await ana.PostRawAsync(json.Replace("PERSON", ana.Id.ToString(), StringComparison.Ordinal));

        await AssertProblemAsync(response, HttpStatusCode.BadRequest, "malformed");
    }

    [Theory]
    [InlineData("""null""", "malformed")]
    [InlineData("""7""", "malformed")]
    [InlineData("""[]""", "malformed")]
    [InlineData("""{}""", "malformed")]
    [InlineData("""{"id":"ID","verb":"completed","activity":"LESSON"}""", "bad-time")]
    [InlineData("""{"id":"ID","verb":"completed","activity":"LESSON","occurred":"ayer"}""", "bad-time")]
    [InlineData("""{"id":"ID","verb":"completed","activity":"LESSON","occurred":"NaN"}""", "bad-time")]
    [InlineData("""{"id":"ID","verb":"completed","activity":"LESSON","occurred":"2026-13-45T99:00:00Z"}""", "bad-time")]
    [InlineData("""{"id":"ID","verb":"completed","activity":"LESSON","occurred":"+275760-09-13T00:00:00.000Z"}""", "bad-time")]
    [InlineData("""{"id":"ID","verb":"completed","activity":"LESSON","occurred":1763817300000}""", "malformed")]
    [InlineData("""{"id":7,"verb":"completed","activity":"LESSON","occurred":"NOW"}""", "malformed")]
    [InlineData("""{"id":"no-es","verb":"completed","activity":"LESSON","occurred":"NOW"}""", "malformed")]
    [InlineData("""{"id":"00000000-0000-0000-0000-000000000000","verb":"completed","activity":"LESSON","occurred":"NOW"}""", "malformed")]
    [InlineData("""{"id":"ID","verb":"hacked","activity":"LESSON","occurred":"NOW"}""", "malformed")]
    [InlineData("""{"id":"ID","verb":"attended","activity":"LESSON","occurred":"NOW"}""", "not-yours")]
    [InlineData("""{"id":"ID","verb":"completed","activity":["LESSON"],"occurred":"NOW"}""", "malformed")]
    [InlineData("""{"id":"ID","verb":"completed","activity":"\u202Ecurso/<script>alert(1)</script>/'; DROP TABLE People;--","occurred":"NOW"}""", "unknown-activity")]
    [InlineData("""{"id":"ID","verb":"completed","activity":"../../appsettings.json","occurred":"NOW"}""", "unknown-activity")]
    [InlineData("""{"id":"ID","verb":"completed","activity":"LESSON\u0000","occurred":"NOW"}""", "malformed")]
    [InlineData("""{"id":"ID","verb":"completed","activity":"\ud83d","occurred":"NOW"}""", "malformed")]
    [InlineData("""{"id":"ID","verb":"answered","activity":"QUESTION","question":"HASH","answer":"\udc00🌱","occurred":"NOW"}""", "malformed")]
    [InlineData("""{"id":"ID","verb":"answered","activity":"QUESTION","question":"HASH","answer":{"a":1},"occurred":"NOW"}""", "malformed")]
    [InlineData("""{"id":"ID","verb":"answered","activity":"QUESTION","question":"HASH","answer":"LONG","occurred":"NOW"}""", "too-large")]
    public async Task Sync_OfABadRecord_RejectsItAndKeepsTheGoodOnes(string bad, string reason)
    {
        using var ana = await Learner.SignInAsync(site);
        bad = bad.Replace("ID", Guid.CreateVersion7().ToString(), StringComparison.Ordinal).Replace("LESSON", Lesson.Id, StringComparison.Ordinal)
            .Replace("QUESTION", Question.Id, StringComparison.Ordinal).Replace("HASH", Question.Hash, StringComparison.Ordinal)
            .Replace("NOW", "2026-11-22T13:15:00.000Z", StringComparison.Ordinal).Replace("LONG", new string('a', 9000), StringComparison.Ordinal);
        var good = JsonSerializer.Serialize(Learner.Deed("completed", Lesson.Id));

        var answer = await Learner.JsonAsync(await ana.PostRawAsync($$"""{"person":"{{ana.Id}}","records":[{{bad}},{{good}}]}"""));

        Assert.Equal([$"rejected {reason}", "stored"], Learner.Results(answer));
    }

    [Fact]
    public async Task Sync_OfBytesThatAreNoText_RejectsThatRecordOnly()
    {
        using var ana = await Learner.SignInAsync(site);
        var good = JsonSerializer.Serialize(Learner.Deed("completed", Lesson.Id));
        byte[] body = [.. Encoding.UTF8.GetBytes($$"""{"person":"{{ana.Id}}","records":[{"id":"{{Guid.CreateVersion7()}}","verb":"completed","activity":"""), (byte)'"', 0xff, 0xfe, (byte)'"', .. Encoding.UTF8.GetBytes($$""","occurred":"2026-11-22T13:15:00Z"},{{good}}]}""")];
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");

        var answer = await Learner.JsonAsync(await ana.Browser.PostAsync("/api/sync", content, Cancel));

        Assert.Equal(["rejected malformed", "stored"], Learner.Results(answer));
    }

    [Fact]
    public async Task Sync_OfAVersionNotYetKnown_IsLater() // R4
    {
        using var ana = await Learner.SignInAsync(site);

        Assert.Equal(["later unknown-version"], await ana.SyncAsync(Learner.Deed("answered", Question.Id, "0000000000000000", "x")));
    }

    [Theory]
    [InlineData("9999-12-31T23:59:59.999Z")]
    [InlineData("1969-07-20T20:17:00Z")]
    [InlineData("0001-01-01T00:00:00Z")]
    public async Task Sync_WithAClockFarOff_IsStored(string occurred) // R5
    {
        using var ana = await Learner.SignInAsync(site);
        var deed = Learner.Deed("completed", Lesson.Id);
        deed["occurred"] = occurred;

        Assert.Equal(["stored"], await ana.SyncAsync(deed));
    }

    [Fact]
    public async Task Sync_OfMoreThan500Records_Is413() // R1
    {
        using var ana = await Learner.SignInAsync(site);

        var tooMany = await ana.PostAsync([.. Enumerable.Range(0, 501).Select(_ => Learner.Deed("completed", Lesson.Id))]);
        var most = await ana.SyncAsync([.. Enumerable.Range(0, 500).Select(_ => Learner.Deed("completed", Lesson.Id))]);

        await AssertProblemAsync(tooMany, HttpStatusCode.RequestEntityTooLarge, "too-large");
        Assert.All(most, result => Assert.Equal("stored", result));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Sync_OfMoreThan256KiB_Is413(bool declaresItsLength) // R1
    {
        using var ana = await Learner.SignInAsync(site);
        using var content = new StringContent($$"""{"person":"{{ana.Id}}","records":[],"x":"{{new string('a', 256 * 1024)}}"}""", Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/sync") { Content = content };
        request.Headers.TransferEncodingChunked = !declaresItsLength;

        await AssertProblemAsync(await ana.Browser.SendAsync(request, Cancel), HttpStatusCode.RequestEntityTooLarge, "too-large");
    }

    [Fact]
    public async Task Sync_OfNothing_IsAnsweredWithTheEpoch() => Assert.Empty(await (await Learner.SignInAsync(site)).SyncAsync());

    private static async Task AssertProblemAsync(HttpResponseMessage response, HttpStatusCode status, string type)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(type, (await response.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("type").GetString());
    }
}
