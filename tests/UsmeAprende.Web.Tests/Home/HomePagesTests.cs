using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Catalogue;
using UsmeAprende.People;
using UsmeAprende.People.Privacy;
using UsmeAprende.Web.Tests.Learning;

namespace UsmeAprende.Web.Tests.Home;

public sealed class HomePagesTests(SiteHost site)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/")]
    [InlineData("/privacidad")]
    [InlineData("/accesibilidad")]
    [InlineData("/ayuda")]
    [InlineData("/ayuda/facilitacion")]
    [InlineData("/ayuda/coordinacion")]
    [InlineData("/ayuda/administracion")]
    [InlineData("/mapa")]
    public async Task Page_OfTheSite_HasOneNameInItsHeadingAndTitleAndNoDeadEnds(string path)
    {
        var page = await GetAsync(path);

        var heading = Assert.Single(page.QuerySelectorAll("h1")).TextContent;
        Assert.Equal($"{heading} – UsmeAprende", page.Title);
        Assert.NotEmpty(page.QuerySelector("meta[name=description]")!.GetAttribute("content")!);
        Assert.Equal("es-CO", page.DocumentElement.GetAttribute("lang"));
        Assert.All(page.QuerySelectorAll("a[href^='#']"), link => Assert.NotNull(page.GetElementById(link.GetAttribute("href")![1..])));
        Assert.Null(page.Body!.GetAttribute("data-person"));
    }

    [Fact]
    public async Task Home_ToAVisitor_OffersWhatOneCanLearnAndShowsEveryCourseWithItsDrawing()
    {
        var catalogue = site.Services.GetRequiredService<CatalogueStore>().Current;

        var page = await GetAsync("/");

        Assert.Equal(catalogue.Doors.Select(d => d.Title), page.QuerySelectorAll(".doors a").Select(a => a.TextContent));
        Assert.Equal(
            catalogue.Doors.Select(d => d.FindLesson(catalogue)!.Path),
            page.QuerySelectorAll(".doors a").Select(a => a.GetAttribute("href"))
        );
        Assert.Equal(catalogue.Courses.Select(c => c.Path), page.QuerySelectorAll(".course a").Select(a => a.GetAttribute("href")));
        Assert.Equal(
            catalogue.Courses.Select(c => c.Drawing!.Path),
            page.QuerySelectorAll(".course img").Select(i => i.GetAttribute("src"))
        );
        Assert.All(page.QuerySelectorAll(".course img"), image => Assert.Equal("lazy", image.GetAttribute("loading")));
        Assert.Equal(catalogue.Courses.Count(c => !c.HasLessons), page.QuerySelectorAll(".course .badge").Length);
    }

    [Fact]
    public async Task Home_OfASiteWithoutDoors_LeadsToTheFirstLesson()
    {
        await using var plain = new SiteHost();
        using var browser = plain.Browser();
        var store = plain.Services.GetRequiredService<CatalogueStore>();
        store.Replace(store.Current with { Doors = [] });

        var page = await HtmlPage.GetAsync(browser, "/", Cancel);

        Assert.Empty(page.QuerySelectorAll(".doors"));
        Assert.Equal(
            store.Current.Courses.SelectMany(c => c.Lessons).First().Path,
            page.QuerySelector("[data-home] .button")!.GetAttribute("href")
        );
    }

    [Fact]
    public async Task Guides_OfTheCafes_StandOnTheFacilitatorsPageAndNotOnTheCourses()
    {
        var catalogue = site.Services.GetRequiredService<CatalogueStore>().Current;
        var guides = catalogue.ModulesById.Values.Where(m => m.Guide is not null).Select(m => $"/cursos/{m.Id}/guia").ToHashSet();
        using var facilitator = await LearnerClient.SignInAsync(site, role: PersonRole.Facilitator);

        var theirs = await HtmlPage.GetAsync(facilitator.Browser, "/facilitacion", Cancel);

        Assert.Superset(guides, theirs.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!).ToHashSet());
        foreach (var course in catalogue.Courses)
            Assert.Empty((await GetAsync(course.Path)).QuerySelectorAll("a[href$='/guia']"));
    }

    [Fact]
    public async Task Home_WithoutScripts_DoesNotPromiseToKeepAnythingOnThePhone()
    {
        var page = await GetAsync("/");

        Assert.Contains("aquí solo se guarda con cuenta", page.QuerySelector("main noscript")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Privacy_ToAnyone_SaysWhichVersionOfTheTextIsInForce()
    {
        var page = await GetAsync("/privacidad");

        Assert.Equal(
            ConsentRecord.CurrentVersion,
            page.GetElementById("version")!.NextElementSibling!.QuerySelector("strong")!.TextContent
        );
    }

    [Theory]
    [InlineData("constancia")]
    [InlineData("insignia")]
    [InlineData("planilla")]
    [InlineData("fotos")]
    [InlineData("los cuatro últimos números")]
    [InlineData("qué aviso le mandamos")]
    public async Task Privacy_ToAnyone_SaysWhatIsKept(string what)
    {
        var page = await GetAsync("/privacidad");

        Assert.Contains(what, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_ThatDoesNotExist_SaysSoAndWhereToGo()
    {
        using var browser = site.Browser();

        using var response = await browser.GetAsync("/no-existe", Cancel);

        var page = await ParseAsync(response);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("No encontramos esa página", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(["/cursos", "/mapa", "/encuentros"], page.QuerySelectorAll("main .card h3 a").Select(a => a.GetAttribute("href")));
    }

    private async Task<IHtmlDocument> GetAsync(string path)
    {
        using var browser = site.Browser();
        using var response = await browser.GetAsync(path, Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await ParseAsync(response);
    }

    private static async Task<IHtmlDocument> ParseAsync(HttpResponseMessage response) =>
        await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync(Cancel), Cancel);
}
