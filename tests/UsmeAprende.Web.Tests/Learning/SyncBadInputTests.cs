using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Web.Tests.Learning;

/// <summary>Whatever a phone, or somebody who is no phone, sends: problem details, or a word on that one record; never a 500.</summary>
public sealed class SyncBadInputTests(SiteHost site)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Lesson Lesson =>
        site
            .Services.GetRequiredService<CatalogueStore>()
            .Current.Courses.SelectMany(c => c.Lessons)
            .First(l => l.Questions.Any(q => q.Kind is QuestionKind.Choice));

    private QuizQuestion Question => Lesson.Questions.First(q => q.Kind is QuestionKind.Choice);

    [Fact]
    public async Task Sync_OfAForm_Is415()
    {
        using var ana = await LearnerClient.SignInAsync(site);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["person"] = ana.Id.ToString() });

        await LearnerClient.AssertProblemAsync(
            await ana.Browser.PostAsync("/api/sync", form, Cancel),
            HttpStatusCode.UnsupportedMediaType,
            "malformed"
        );
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
        using var ana = await LearnerClient.SignInAsync(site);

        var response = await ana.PostRawAsync(json.Replace("PERSON", ana.Id.ToString(), StringComparison.Ordinal));

        await LearnerClient.AssertProblemAsync(response, HttpStatusCode.BadRequest, "malformed");
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
    [InlineData(
        """{"id":"ID","verb":"completed","activity":"\u202Ecurso/<script>alert(1)</script>/'; DROP TABLE People;--","occurred":"NOW"}""",
        "unknown-activity"
    )]
    [InlineData("""{"id":"ID","verb":"completed","activity":"../../appsettings.json","occurred":"NOW"}""", "unknown-activity")]
    [InlineData("""{"id":"ID","verb":"completed","activity":"LESSON\u0000","occurred":"NOW"}""", "malformed")]
    [InlineData("""{"id":"ID","verb":"completed","activity":"\ud83d","occurred":"NOW"}""", "malformed")]
    [InlineData(
        """{"id":"ID","verb":"answered","activity":"QUESTION","question":"HASH","answer":"\udc00🌱","occurred":"NOW"}""",
        "malformed"
    )]
    [InlineData("""{"id":"ID","verb":"answered","activity":"QUESTION","question":"HASH","answer":{"a":1},"occurred":"NOW"}""", "malformed")]
    [InlineData("""{"id":"ID","verb":"answered","activity":"QUESTION","question":"HASH","answer":"LONG","occurred":"NOW"}""", "too-large")]
    public async Task Sync_OfABadRecord_RejectsItAndKeepsTheGoodOnes(string bad, string reason)
    {
        using var ana = await LearnerClient.SignInAsync(site);
        bad = bad.Replace("ID", Guid.CreateVersion7().ToString(), StringComparison.Ordinal)
            .Replace("LESSON", Lesson.Id.Value, StringComparison.Ordinal)
            .Replace("QUESTION", Question.Id.Value, StringComparison.Ordinal)
            .Replace("HASH", Question.Hash, StringComparison.Ordinal)
            .Replace("NOW", "2026-11-22T13:15:00.000Z", StringComparison.Ordinal)
            .Replace("LONG", new string('a', 9000), StringComparison.Ordinal);
        var good = JsonSerializer.Serialize(LearnerClient.CreateRecord("completed", Lesson.Id));

        var answer = await LearnerClient.JsonAsync(await ana.PostRawAsync($$"""{"person":"{{ana.Id}}","records":[{{bad}},{{good}}]}"""));

        Assert.Equal([$"rejected {reason}", "stored"], LearnerClient.Results(answer));
    }

    [Fact]
    public async Task Sync_OfBytesThatAreNoText_RejectsThatRecordOnly()
    {
        using var ana = await LearnerClient.SignInAsync(site);
        var good = JsonSerializer.Serialize(LearnerClient.CreateRecord("completed", Lesson.Id));
        byte[] body =
        [
            .. Encoding.UTF8.GetBytes(
                $$"""{"person":"{{ana.Id}}","records":[{"id":"{{Guid.CreateVersion7()}}","verb":"completed","activity":"""
            ),
            (byte)'"',
            0xff,
            0xfe,
            (byte)'"',
            .. Encoding.UTF8.GetBytes($$""","occurred":"2026-11-22T13:15:00Z"},{{good}}]}"""),
        ];
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");

        var answer = await LearnerClient.JsonAsync(await ana.Browser.PostAsync("/api/sync", content, Cancel));

        Assert.Equal(["rejected malformed", "stored"], LearnerClient.Results(answer));
    }
}
