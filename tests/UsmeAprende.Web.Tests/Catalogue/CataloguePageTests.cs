using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Web.Tests.Catalogue;

public sealed class CataloguePageTests(SiteHost site)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private CourseCatalogue Courses => site.Services.GetRequiredService<CatalogueStore>().Current;

    [Fact]
    public async Task CataloguePages_OfEveryCourseThereIs_AreTheSameBytesForEveryoneWithoutACookie()
    {
        using var someone = site.Browser();
        using var somebodyElse = site.Browser();
        var courses = Courses;
        string[] paths =
        [
            "/cursos",
            "/glosario",
            "/diagnostico",
            .. courses.Courses.Select(c => c.Path),
            .. courses.LessonsById.Values.Select(l => l.Path),
            .. courses.TestsById.Values.Select(t => t.Path),
            .. courses.ModulesById.Values.Where(m => m.Guide is not null).Select(m => $"/cursos/{m.Id}/guia"),
        ];

        foreach (var path in paths)
        {
            using var first = await someone.GetAsync(path, Cancel);
            using var second = await somebodyElse.GetAsync(path, Cancel);
            using var again = new HttpRequestMessage(HttpMethod.Get, path);
            again.Headers.IfNoneMatch.Add(Assert.IsType<EntityTagHeaderValue>(first.Headers.ETag));
            using var third = await somebodyElse.SendAsync(again, Cancel);

            Assert.True(first.StatusCode is HttpStatusCode.OK, $"{path}: {first.StatusCode}");
            Assert.Equal(await first.Content.ReadAsByteArrayAsync(Cancel), await second.Content.ReadAsByteArrayAsync(Cancel));
            Assert.False(first.Headers.Contains("Set-Cookie"));
            Assert.Equal(HttpStatusCode.NotModified, third.StatusCode);
        }
    }

    [Theory]
    [InlineData("/cursos/no-hay")]
    [InlineData("/cursos/herramientas-basicas/no-hay/nada")]
    [InlineData("/cursos/herramientas-basicas/mi-celular/no-hay")]
    [InlineData("/cursos/herramientas-basicas/no-hay/prueba")]
    [InlineData("/cursos/herramientas-basicas/no-hay/guia")]
    [InlineData("/cursos/..%2f..%2fetc/passwd/x")]
    [InlineData("/cursos/%07/%E2%80%AE/%F0%9F%98%80")]
    public async Task CataloguePage_ThatDoesNotExist_SaysSoInSpanish(string path)
    {
        using var browser = site.Browser();

        using var response = await browser.GetAsync(path, Cancel);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("No encontramos esa página", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lesson_UnderItsFormerAddress_IsFoundAtThePresentOne()
    {
        await using var renamed = new SiteHost();
        using var browser = renamed.Browser();
        var store = renamed.Services.GetRequiredService<CatalogueStore>();
        var lesson = store.Current.LessonsById.Values.First();
        store.Replace(WithFormerId(store.Current, lesson, "herramientas-basicas/mi-celular/nombre-viejo"));

        using var read = await browser.GetAsync("/cursos/herramientas-basicas/mi-celular/nombre-viejo", Cancel);
        using var form = new FormUrlEncodedContent([new("accion", "terminar")]);
        using var sent = await browser.PostAsync("/cursos/herramientas-basicas/mi-celular/nombre-viejo", form, Cancel);

        Assert.Equal(HttpStatusCode.MovedPermanently, read.StatusCode);
        Assert.Equal(lesson.Path, read.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.PermanentRedirect, sent.StatusCode);
        Assert.Equal(lesson.Path, sent.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Courses_OneWithoutLessons_IsAnnouncedAsComing()
    {
        await using var announcing = new SiteHost();
        using var browser = announcing.Browser();
        var store = announcing.Services.GetRequiredService<CatalogueStore>();
        store.Replace(AnnouncedCourses.Course(store.Current, "emprendimiento"));
        var announced = store.Current.CoursesById["emprendimiento"];

        var list = await HtmlPage.GetAsync(browser, "/cursos", Cancel);
        var course = await HtmlPage.GetAsync(browser, announced.Path, Cancel);

        var card = list.QuerySelectorAll("li.course").Single(c => c.QuerySelector("a")!.GetAttribute("href") == announced.Path);
        Assert.Contains("Próximamente", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("Próximamente", course.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Próximamente", list.QuerySelectorAll("li.course")[0].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Course_Shown_SaysItsRuleAndListsItsLessonsInOrder()
    {
        using var browser = site.Browser();
        var course = Courses.Courses.First(c => c.HasLessons);

        var page = await HtmlPage.GetAsync(browser, course.Path, Cancel);

        Assert.Contains(course.Rule.Words, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(course.Lessons.Select(l => l.Path), page.QuerySelectorAll("[data-lesson] a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task Lesson_LastOfItsModule_LeadsToTheTest_AndTheTestToTheNextModule()
    {
        using var browser = site.Browser();
        var course = Courses.Courses.First(c => c.HasLessons);
        var module = course.Modules[0];

        var last = await HtmlPage.GetAsync(browser, module.Lessons[^1].Path, Cancel);
        var test = await HtmlPage.GetAsync(browser, module.Test!.Path, Cancel);
        var next = await HtmlPage.GetAsync(browser, course.Modules[1].Lessons[0].Path, Cancel);

        Assert.Equal(module.Test.Path, last.QuerySelector("a[rel=next]")!.GetAttribute("href"));
        Assert.Equal(course.Modules[1].Lessons[0].Path, test.QuerySelector("a[rel=next]")!.GetAttribute("href"));
        Assert.Equal(module.Lessons[^1].Path, next.QuerySelector("a[rel=prev]")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/cursos/herramientas-basicas")]
    [InlineData("/cursos/herramientas-basicas/mi-celular/encender-y-cargar")]
    [InlineData("/glosario")]
    public async Task Page_OfTheSite_SaysAtItsFootWhenItWasLastChanged(string path)
    {
        using var browser = site.Browser();

        var page = await HtmlPage.GetAsync(browser, path, Cancel);

        Assert.Contains("Actualizado el", page.QuerySelector("footer")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lesson_FirstOfALaterModule_AsksWhatWasLearntBeforeAfterItsFirstSentence()
    {
        using var browser = site.Browser();
        var module = Courses.Courses.First(c => c.HasLessons).Modules[1];

        var first = await HtmlPage.GetAsync(browser, module.Lessons[0].Path, Cancel);
        var second = await HtmlPage.GetAsync(browser, module.Lessons[1].Path, Cancel);

        Assert.Equal(
            module.Review.Select(q => q.Id.Value),
            first.QuerySelectorAll(".review [name=pregunta]").Select(i => i.GetAttribute("value"))
        );
        var opening = first.QuerySelector(".step")!;
        Assert.NotNull(opening.QuerySelector("p:not(.meta)"));
        Assert.Null(opening.QuerySelector(".question"));
        Assert.Null(second.QuerySelector(".review"));
    }

    [Fact]
    public async Task Lesson_Shown_SaysWhatItsFirstVisitWeighsAndExplainsItsWordsAtTheFoot()
    {
        using var browser = site.Browser();
        var lesson = Courses.LessonsById.Values.First(l => l.Terms.Length > 0);

        var page = await HtmlPage.GetAsync(browser, lesson.Path, Cancel);

        Assert.Matches(@"gasta 1\d KB de sus datos", page.QuerySelector(".meta")!.TextContent);
        Assert.All(
            page.QuerySelectorAll("main a[href^='#g-']"),
            link => Assert.NotNull(page.QuerySelector($"dt[id='{link.GetAttribute("href")![1..]}'] + dd"))
        );
    }

    [Fact]
    public async Task Lesson_WhereTheSiteKnowsItsAddress_IsSharedByAPlainLink()
    {
        await using var named = new SiteHost().With("Site:Url", "https://aprende.example.gov.co");
        using var browser = named.Browser();
        var lesson = named.Services.GetRequiredService<CatalogueStore>().Current.LessonsById.Values.First();

        var page = await HtmlPage.GetAsync(browser, lesson.Path, Cancel);

        var share = page.QuerySelector("a[href^='https://wa.me/']")!;
        Assert.Contains(
            $"https://aprende.example.gov.co{lesson.Path}",
            Uri.UnescapeDataString(share.GetAttribute("href")!),
            StringComparison.Ordinal
        );
        Assert.False(share.HasAttribute("hidden"));
    }

    [Fact]
    public async Task Questions_ToBeOrderedOrMatched_AreNeverShownInTheRightOrder()
    {
        using var browser = site.Browser();

        foreach (var lesson in Courses.LessonsById.Values)
        {
            var page = await HtmlPage.GetAsync(browser, lesson.Path, Cancel);

            Assert.All(
                page.QuerySelectorAll("[data-kind=ordering]"),
                question =>
                    Assert.NotEqual(
                        question.QuerySelectorAll("li").Select(li => li.GetAttribute("data-ok")).Order(),
                        question.QuerySelectorAll("li").Select(li => li.GetAttribute("data-ok"))
                    )
            );
            Assert.All(
                page.QuerySelectorAll("[data-kind=matching]"),
                question =>
                    Assert.NotEqual(
                        question.QuerySelectorAll("li").Select(li => li.GetAttribute("data-ok")),
                        question.QuerySelector("select")!.Children.Skip(1).Select(o => o.GetAttribute("value"))
                    )
            );
        }
    }

    private static CourseCatalogue WithFormerId(CourseCatalogue catalogue, Lesson lesson, string former) =>
        new(
            "renamed",
            [
                .. catalogue.Courses.Select(course =>
                    course with
                    {
                        Modules =
                        [
                            .. course.Modules.Select(module =>
                                module with
                                {
                                    Lessons = [.. module.Lessons.Select(l => l == lesson ? l with { FormerIds = [new(former)] } : l)],
                                }
                            ),
                        ],
                    }
                ),
            ],
            catalogue.Glossary,
            catalogue.Placement,
            []
        );
}
