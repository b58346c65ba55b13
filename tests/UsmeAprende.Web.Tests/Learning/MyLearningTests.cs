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
    public async Task Page_OfNobody_IsTheSameForEveryoneAndOffersAnAccountThatLeadsBack()
    {
        using var one = site.Browser();
        using var other = site.Browser();

        using var first = await one.GetAsync("/mi-aprendizaje", Cancel);
        using var second = await other.GetAsync("/mi-aprendizaje", Cancel);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(await first.Content.ReadAsByteArrayAsync(Cancel), await second.Content.ReadAsByteArrayAsync(Cancel));
        Assert.False(first.Headers.Contains("Set-Cookie"));
        var page = await HtmlPage.ReadAsync(first, Cancel);
        Assert.Null(page.Body!.GetAttribute("data-person"));
        Assert.NotNull(page.QuerySelector("a[href='/entrar?volver=/mi-aprendizaje']"));
        Assert.NotNull(page.QuerySelector("main a[href='/registro']"));
        Assert.Contains("apagado JavaScript", page.QuerySelector("noscript")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfNobody_IsNeverShownToWhoIsSignedIn() // R32: one address, two answers
    {
        using var nobody = site.Browser();
        using var ana = await LearnerClient.SignInAsync(site);
        using var before = await nobody.GetAsync("/mi-aprendizaje", Cancel);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/mi-aprendizaje");
        request.Headers.IfNoneMatch.Add(before.Headers.ETag!);

        using var own = await ana.Browser.SendAsync(request, Cancel);
        using var after = await nobody.GetAsync("/mi-aprendizaje", Cancel);

        // A browser asks each time, and a cache on the way tells apart who has a session.
        Assert.True(before.Headers.CacheControl!.NoCache);
        Assert.Contains("Cookie", before.Headers.Vary);
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        Assert.Contains($"data-person=\"{ana.Id}\"", await own.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(before.Headers.ETag, after.Headers.ETag);
    }

    [Fact]
    public async Task Page_OfACourseDone_LeadsToTheNextOneThatIsNot()
    {
        using var ana = await LearnerClient.SignInAsync(site);
        var done = Course.Lessons.Select(l => LearnerClient.CreateRecord("completed", l.Id));
        var passed = Course.Modules.Select(m => m.Test!).Select(t => LearnerClient.CreateRecord("answered", t.Id, t.Version, AllRight(t)));
        await ana.SyncAsync([.. done, .. passed]);

        var page = await OpenAsync(ana);

        var next = site.Services.GetRequiredService<CatalogueStore>().Current.Courses.First(c => c != Course && c.HasLessons);
        Assert.All(page.QuerySelectorAll(".trail li[data-module]"), stop => Assert.Equal("done", stop.GetAttribute("data-state")));
        Assert.Equal(next.Lessons.First().Path, Assert.Single(page.QuerySelectorAll("main a.button")).GetAttribute("href"));
    }

    [Fact]
    public async Task Page_OfLessonsDoneWithoutTheTest_AsksForTheTestAndDoesNotCallTheStopDone()
    {
        using var ana = await LearnerClient.SignInAsync(site);
        await ana.SyncAsync([.. First.Lessons.Select(l => LearnerClient.CreateRecord("completed", l.Id))]);

        var page = await OpenAsync(ana);
        var stop = page.QuerySelector($".mountain a[data-module='{First.Id}']")!;

        Assert.Equal(First.Test!.Path, page.QuerySelector("main a.button")!.GetAttribute("href"));
        // The drawing can be touched, and leads where the list leads; keys and screen readers have the list.
        Assert.Equal(
            ("here", First.Test.Path, "-1"),
            (stop.GetAttribute("data-state"), stop.GetAttribute("href"), stop.GetAttribute("tabindex"))
        );
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
        var right = AllRight(test);
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

    private static string AllRight(ModuleTest test) =>
        System.Text.Json.JsonSerializer.Serialize(test.Questions.ToDictionary(q => q.Hash, RightAnswer));

    private static string RightAnswer(QuizQuestion question) =>
        question.Kind switch
        {
            QuestionKind.Choice => string.Join(
                ' ',
                question.Options.Where(o => o.IsRight).Select(o => o.Hash).Order(StringComparer.Ordinal)
            ),
            QuestionKind.Ordering => string.Join(' ', question.Options.Select(o => o.Hash)),
            QuestionKind.Matching or QuestionKind.Sorting => string.Join(
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
