using System.Net;
using System.Net.Http.Headers;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Web.Tests.Catalogue;

public sealed class DownloadTests(SiteHost site)
{
    private const int MostBookBytes = 2 * 1024 * 1024;
    private const int MostSheetBytes = 300 * 1024;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IEnumerable<Course> Courses => site.Services.GetRequiredService<CatalogueStore>().Current.Courses.Where(c => c.HasLessons);

    private IEnumerable<CourseModule> Modules => Courses.SelectMany(c => c.Modules).Where(m => !m.Lessons.IsEmpty);

    [Fact]
    public async Task Book_OfEveryCourse_IsASmallDownloadThatIsNotCompressedAgain()
    {
        using var browser = site.Browser();

        foreach (var course in Courses)
        {
            using var response = await AskAsync(browser, $"{course.Path}.epub");
            var body = await response.Content.ReadAsByteArrayAsync(Cancel);

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal("application/epub+zip", response.Content.Headers.ContentType!.ToString());
            Assert.Equal($"{course.Id}.epub", response.Content.Headers.ContentDisposition!.FileName);
            Assert.Empty(response.Content.Headers.ContentEncoding);
            Assert.InRange(body.Length, 1, MostBookBytes);
            Assert.Equal("PK"u8, body.AsSpan(0, 2));
        }
    }

    [Fact]
    public async Task Sheet_OfEveryModule_IsASmallDownloadWithAPolicyOfItsOwn()
    {
        using var browser = site.Browser();

        foreach (var module in Modules)
        {
            using var response = await browser.GetAsync($"/cursos/{module.Id}.html", Cancel);
            var body = await response.Content.ReadAsByteArrayAsync(Cancel);

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType!.ToString());
            Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
            Assert.EndsWith($"-{module.Slug}.html", response.Content.Headers.ContentDisposition.FileName, StringComparison.Ordinal);
            Assert.Equal(
                "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
                Assert.Single(response.Headers.GetValues("Content-Security-Policy"))
            );
            Assert.InRange(body.Length, 1, MostSheetBytes);
        }
    }

    [Fact]
    public async Task Sheet_OfEveryModule_LoadsNothingAndRunsNothing()
    {
        using var browser = site.Browser();

        foreach (var module in Modules)
        {
            var text = await browser.GetStringAsync($"/cursos/{module.Id}.html", Cancel);
            var page = new HtmlParser().ParseDocument(text);

            Assert.Empty(page.QuerySelectorAll("script, link, iframe, object, embed, video, audio, form, base"));
            Assert.All(
                page.QuerySelectorAll("[src]"),
                e => Assert.StartsWith("data:image/svg+xml,", e.GetAttribute("src"), StringComparison.Ordinal)
            );
            Assert.All(page.QuerySelectorAll("style"), e => Assert.DoesNotContain("url(", e.TextContent, StringComparison.Ordinal));
            Assert.Empty(page.QuerySelectorAll("[srcset], [style], [background], [onclick]"));
            Assert.All(
                page.QuerySelectorAll("img"),
                e => XDocument.Parse(Uri.UnescapeDataString(e.GetAttribute("src")!["data:image/svg+xml,".Length..]))
            );
            Assert.All(page.QuerySelectorAll("a[href^='#']"), a => Assert.NotNull(page.GetElementById(a.GetAttribute("href")![1..])));
            Assert.Distinct(page.QuerySelectorAll("[id]").Select(e => e.Id));
            XDocument.Parse(text);
        }
    }

    [Fact]
    public async Task Sheet_OfEveryModule_TellsItsLessonsInOrderAndAnswersEveryQuestion()
    {
        using var browser = site.Browser();

        foreach (var module in Modules)
        {
            var page = await HtmlPage.GetAsync(browser, $"/cursos/{module.Id}.html", Cancel);
            var questions = module.Review.Concat(module.Lessons.SelectMany(l => l.Questions)).Concat(module.Test!.Questions).ToList();

            Assert.Equal(
                module.Lessons.Select(l => l.Title).Append(module.Test.Title),
                page.QuerySelectorAll("article:not(#palabras) > h2").Select(h => h.TextContent)
            );
            Assert.All(
                page.QuerySelectorAll(".exercise details").Zip(questions, (answers, question) => (answers, question)),
                told => Assert.Equal(AnswersOf(told.question), told.answers.QuerySelectorAll("li").Length)
            );
            Assert.Equal(questions.Count, page.QuerySelectorAll(".exercise details").Length);
            Assert.Contains("Alcaldía Local de Usme", page.QuerySelector("footer")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(".epub")]
    [InlineData("/mi-celular.html")]
    public async Task Download_AskedAgainWithItsTag_IsNotSentAgain(string file)
    {
        using var someone = site.Browser();
        using var somebodyElse = site.Browser();
        using var first = await AskAsync(someone, $"/cursos/herramientas-basicas{file}");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/cursos/herramientas-basicas{file}");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "br");
        request.Headers.IfNoneMatch.Add(Assert.IsType<EntityTagHeaderValue>(first.Headers.ETag));

        using var second = await somebodyElse.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.False(first.Headers.ETag!.IsWeak);
        Assert.False(first.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("/cursos/vacio.epub")]
    [InlineData("/cursos/vacio/algo.html")]
    [InlineData("/cursos/no-hay.epub")]
    [InlineData("/cursos/huerta/no-hay.html")]
    [InlineData("/cursos/..%2f.epub")]
    public async Task Download_OfWhatHasNoLessons_IsMissing(string path)
    {
        using var courses = new SampleCourses();
        courses
            .Write("vacio/course.md", courses.Text(SampleCourses.Course))
            .Write("vacio/01-algo/module.md", courses.Text(SampleCourses.Module));
        await using var own = new SiteHost().With("Courses:Folder", courses.Folder);
        using var browser = own.Browser();

        using var response = await browser.GetAsync(path, Cancel);
        var announced = await HtmlPage.GetAsync(browser, "/cursos/vacio", Cancel);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("Próximamente", announced.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(announced.QuerySelectorAll("a[href$='.epub'], a[href$='.html']"));
    }

    [Fact]
    public async Task Sheet_WhereTheSiteHasAnAddress_SaysIt()
    {
        await using var own = new SiteHost().With("Site:Url", "https://aprende.example");
        using var browser = own.Browser();

        var page = await HtmlPage.GetAsync(browser, "/cursos/herramientas-basicas/mi-celular.html", Cancel);

        Assert.Equal("https://aprende.example/cursos/herramientas-basicas", page.QuerySelector("footer a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Course_Shown_OffersItsBookAndEachModuleWithWhatTheyWeigh()
    {
        using var browser = site.Browser();

        foreach (var course in Courses)
        {
            var page = await HtmlPage.GetAsync(browser, course.Path, Cancel);
            var links = page.QuerySelectorAll("a[href$='.epub'], a[href$='.html']");

            Assert.Equal(
                [$"{course.Path}.epub", .. course.Modules.Select(m => $"/cursos/{m.Id}.html")],
                links.Select(l => l.GetAttribute("href"))
            );
            foreach (var link in links)
            {
                var bytes = await browser.GetByteArrayAsync(link.GetAttribute("href"), Cancel);
                Assert.Contains($"{(bytes.Length + 1023) / 1024} KB", link.ParentElement!.TextContent, StringComparison.Ordinal);
            }
        }
    }

    // Each option is explained; of a phone the right touch on each screen, of a chat each of its ends.
    private static int AnswersOf(QuizQuestion question) =>
        question.Content switch
        {
            PhoneSimulation phone => phone.Screens.Length,
            ChatStory chat => chat.Scenes.Count(s => s.Ending is not null),
            _ => question.Options.Length,
        };

    private static async Task<HttpResponseMessage> AskAsync(HttpClient browser, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "br");
        return await browser.SendAsync(request, Cancel);
    }
}
