using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Web.Tests.Learning;

public sealed class MyLearningTests(SiteHost site)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Course Course => site.Services.GetRequiredService<CatalogueStore>().Current.Courses.First(c => c.HasLessons);

    private CourseModule First => Course.Modules.First(m => m.Lessons.Length > 0);

    [Fact]
    public async Task Page_OfNobody_LeadsToSignInAndBack()
    {
        using var browser = site.Browser();

        var response = await browser.GetAsync("/mi-aprendizaje", Cancel);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Contains("/entrar?volver=%2Fmi-aprendizaje", response.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_BeforeAnything_TeachesTheNextStep()
    {
        using var ana = await LearnerClient.SignInAsync(site);

        var page = await OpenAsync(ana);

        Assert.Equal(First.Lessons[0].Path, page.QuerySelector(".empty a.button")?.GetAttribute("href"));
        Assert.NotNull(page.QuerySelector(".empty a[href='/diagnostico']"));
        Assert.Empty(page.QuerySelectorAll(".trail"));
    }

    [Fact]
    public async Task Page_AfterALesson_ShowsTheTrailWhatIsNextAndWhatIsMissing()
    {
        using var ana = await LearnerClient.SignInAsync(site);
        await ana.SyncAsync(LearnerClient.CreateRecord("completed", First.Lessons[0].Id));

        var page = await OpenAsync(ana);

        Assert.Equal(First.Lessons[1].Path, page.QuerySelector("main section a.button")?.GetAttribute("href"));
        Assert.Contains($"Siga con «{First.Lessons[1].Title}»", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("here", page.QuerySelector($".trail li[data-module='{First.Id}']")?.GetAttribute("data-state"));
        Assert.Equal("1", page.QuerySelector("main section progress")?.GetAttribute("value"));
        Assert.Contains(Course.Rule.Words, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("main .card li"));
    }

    [Fact]
    public async Task Page_OfAPerson_IsKeptByNobody()
    {
        using var ana = await LearnerClient.SignInAsync(site);

        var response = await ana.Browser.GetAsync("/mi-aprendizaje", Cancel);

        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Contains($"data-person=\"{ana.Id}\"", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfAModuleDone_MarksItsStopAndShowsTheBestResult()
    {
        using var ana = await LearnerClient.SignInAsync(site);
        var test = First.Test!;
        var right = System.Text.Json.JsonSerializer.Serialize(test.Questions.ToDictionary(q => q.Hash, RightAnswer));
        await ana.SyncAsync([
            .. First.Lessons.Select(l => LearnerClient.CreateRecord("completed", l.Id)),
            LearnerClient.CreateRecord("answered", test.Id, test.Version, right),
            LearnerClient.CreateRecord("answered", test.Id, test.Version, "{}"),
        ]);

        var page = await OpenAsync(ana);

        Assert.Equal("done", page.QuerySelector($".trail li[data-module='{First.Id}']")?.GetAttribute("data-state"));
        Assert.Contains("Aprobada: 100", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(100, (await ana.MeAsync()).GetProperty("tests").GetProperty(test.Id.Value).GetInt32());
    }

    private static string RightAnswer(QuizQuestion question) =>
        question.Kind switch
        {
            QuestionKind.Choice => string.Join(
                ' ',
                question.Options.Where(o => o.IsRight).Select(o => o.Hash).Order(StringComparer.Ordinal)
            ),
            QuestionKind.Ordering => string.Join(' ', question.Options.Select(o => o.Hash)),
            QuestionKind.Matching => string.Join(
                ' ',
                question.Options.Select(o => $"{o.Hash}={o.Match!.Hash}").Order(StringComparer.Ordinal)
            ),
            _ => question.Options.First(o => o.IsRight).Text,
        };

    private static async Task<IDocument> OpenAsync(LearnerClient learner)
    {
        var response = await learner.Browser.GetAsync("/mi-aprendizaje", Cancel);
        response.EnsureSuccessStatusCode();
        var html = await response.Content.ReadAsStringAsync(Cancel);
        return await BrowsingContext.New().OpenAsync(page => page.Content(html), Cancel);
    }
}
