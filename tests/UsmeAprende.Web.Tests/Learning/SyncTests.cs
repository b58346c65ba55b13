using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Web.Tests.Learning;

public sealed class SyncTests(SiteHost site)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Lesson Lesson =>
        site
            .Services.GetRequiredService<CatalogueStore>()
            .Current.Courses.SelectMany(c => c.Lessons)
            .First(l => l.Questions.Any(q => q.Kind is QuestionKind.Choice));

    private QuizQuestion Question => Lesson.Questions.First(q => q.Kind is QuestionKind.Choice);

    [Fact]
    public async Task Sync_OfADeedAndAnAnswer_IsStoredGradedAndShownInMe() // R3
    {
        using var ana = await LearnerClient.SignInAsync(site);
        var right = string.Join(' ', Question.Options.Where(o => o.IsRight).Select(o => o.Hash).Order(StringComparer.Ordinal));

        var answer = await LearnerClient.JsonAsync(
            await ana.PostAsync(
                LearnerClient.CreateRecord("completed", Lesson.Id),
                LearnerClient.CreateRecord("answered", Question.Id, Question.Hash, right)
            )
        );

        Assert.Equal(["stored", "stored"], LearnerClient.Results(answer));
        Assert.Equal(100, answer.GetProperty("results")[1].GetProperty("score").GetInt32());
        var me = await ana.MeAsync();
        Assert.Equal([Lesson.Id.Value], me.GetProperty("lessons").EnumerateArray().Select(l => l.GetString()));
        Assert.Equal([Question.Id.Value], me.GetProperty("right").EnumerateArray().Select(l => l.GetString()));
        Assert.Equal(answer.GetProperty("epoch").GetString(), me.GetProperty("epoch").GetString());
        Assert.Equal(
            (ana.Id, "Ana Lucía", "Learner"),
            (new PersonId(me.GetProperty("id").GetGuid()), me.GetProperty("name").GetString(), me.GetProperty("role").GetString())
        );
    }

    [Fact]
    public async Task Sync_SentTwice_IsDuplicate() // R3
    {
        using var ana = await LearnerClient.SignInAsync(site);
        var deed = LearnerClient.CreateRecord("completed", Lesson.Id);
        await ana.SyncAsync(deed);

        Assert.Equal(["duplicate", "duplicate"], await ana.SyncAsync(deed, deed));
    }

    [Fact]
    public async Task Sync_OfAnIdOfSomebodyElse_DisclosesNothing() // R3
    {
        using var ana = await LearnerClient.SignInAsync(site);
        using var luz = await LearnerClient.SignInAsync(site);
        var deed = LearnerClient.CreateRecord("completed", Lesson.Id);
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
        using var ana = await LearnerClient.SignInAsync(site);

        var response = await ana.Browser.PostAsJsonAsync(
            "/api/sync",
            new { person = Guid.CreateVersion7(), records = new[] { LearnerClient.CreateRecord("completed", Lesson.Id) } },
            Cancel
        );

        await LearnerClient.AssertProblemAsync(response, HttpStatusCode.Conflict, "other-person");
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
    public async Task Sync_OfAVersionNotYetKnown_IsLater() // R4
    {
        using var ana = await LearnerClient.SignInAsync(site);

        Assert.Equal(
            ["later unknown-version"],
            await ana.SyncAsync(LearnerClient.CreateRecord("answered", Question.Id, "0000000000000000", "x"))
        );
    }

    [Theory]
    [InlineData("9999-12-31T23:59:59.999Z")]
    [InlineData("1969-07-20T20:17:00Z")]
    [InlineData("0001-01-01T00:00:00Z")]
    public async Task Sync_WithAClockFarOff_IsStored(string occurred) // R5
    {
        using var ana = await LearnerClient.SignInAsync(site);
        var deed = LearnerClient.CreateRecord("completed", Lesson.Id);
        deed["occurred"] = occurred;

        Assert.Equal(["stored"], await ana.SyncAsync(deed));
    }

    [Fact]
    public async Task Sync_OfMoreThan500Records_Is413() // R1
    {
        using var ana = await LearnerClient.SignInAsync(site);

        var tooMany = await ana.PostAsync([.. Enumerable.Range(0, 501).Select(_ => LearnerClient.CreateRecord("completed", Lesson.Id))]);
        var most = await ana.SyncAsync([.. Enumerable.Range(0, 500).Select(_ => LearnerClient.CreateRecord("completed", Lesson.Id))]);

        await LearnerClient.AssertProblemAsync(tooMany, HttpStatusCode.RequestEntityTooLarge, "too-large");
        Assert.All(most, result => Assert.Equal("stored", result));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Sync_OfMoreThan256KiB_Is413(bool declaresItsLength) // R1
    {
        using var ana = await LearnerClient.SignInAsync(site);
        using var content = new StringContent(
            $$"""{"person":"{{ana.Id}}","records":[],"x":"{{new string('a', 256 * 1024)}}"}""",
            Encoding.UTF8,
            "application/json"
        );
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/sync") { Content = content };
        request.Headers.TransferEncodingChunked = !declaresItsLength;

        await LearnerClient.AssertProblemAsync(
            await ana.Browser.SendAsync(request, Cancel),
            HttpStatusCode.RequestEntityTooLarge,
            "too-large"
        );
    }

    [Fact]
    public async Task Sync_OfNothing_IsAnsweredWithTheEpoch() => Assert.Empty(await (await LearnerClient.SignInAsync(site)).SyncAsync());
}
