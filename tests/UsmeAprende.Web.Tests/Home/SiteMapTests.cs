using System.Net;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Catalogue;
using UsmeAprende.People;
using UsmeAprende.Web.Tests.Gatherings.Paper;

namespace UsmeAprende.Web.Tests.Home;

/// <summary>What is where, for people and for search engines.</summary>
public sealed class SiteMapTests(SiteHost site)
{
    private static readonly XNamespace Names = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [Fact]
    public async Task Map_ForPeople_LeadsToEveryCourseLessonAndSectionThatOpens()
    {
        using var visitor = new BrowserVisit(site);
        var lessons = site.Services.GetRequiredService<CatalogueStore>().Current.Courses.SelectMany(c => c.Lessons).Select(l => l.Path);

        var links = (await visitor.ReadAsync("/mapa"))
            .QuerySelectorAll("main a")
            .Select(a => a.GetAttribute("href")!)
            .Where(l => l[0] == '/')
            .ToList();

        Assert.Empty(lessons.Except(links));
        foreach (var section in links.Where(l => l.Count(c => c == '/') == 1).Distinct())
            Assert.NotEqual(HttpStatusCode.NotFound, await visitor.StatusAsync(section));
    }

    [Fact]
    public async Task Map_OnEveryPage_IsLinkedInTheFooter()
    {
        using var visitor = new BrowserVisit(site);

        var home = await visitor.ReadAsync("/");

        Assert.NotNull(home.QuerySelector("footer a[href='/mapa']"));
    }

    [Fact]
    public async Task Map_ForSearchEngines_NamesOnlyPagesThatAnybodyOpens()
    {
        using var visitor = new BrowserVisit(site);

        var addresses = (await MapAsync(visitor)).Select(u => new Uri(u.Element(Names + "loc")!.Value)).ToList();

        Assert.True(addresses.Count > 100);
        Assert.Equal(addresses.Count, addresses.Distinct().Count());
        foreach (var address in addresses)
            Assert.Equal(HttpStatusCode.OK, await visitor.StatusAsync(address.AbsolutePath));
    }

    [Fact]
    public async Task Map_ForSearchEngines_SaysWhenACafeLastChangedAndLeavesOutCancelledOnes()
    {
        await using var own = new SiteHost().With("People:StaffSecondFactor", "Optional");
        await own.InitializeAsync();
        using var facilitator = new BrowserVisit(own);
        var who = await facilitator.SignUpAsync(role: PersonRole.Facilitator);
        var kept = await PaperCafe.PlanAsync(own, facilitator, who, hoursAhead: 24);
        var cancelled = await PaperCafe.PlanAsync(own, facilitator, who, hoursAhead: 48);
        using var answer = await facilitator.PostAsync($"/facilitacion/encuentros/{cancelled}/cancelar", ("Reason", "Se fue la luz."));

        var map = await MapAsync(facilitator);

        var cafe = Assert.Single(map, u => u.Element(Names + "loc")!.Value.EndsWith($"/encuentros/{kept}", StringComparison.Ordinal));
        Assert.Equal(
            own.Clock.GetUtcNow().UtcDateTime.Date,
            DateTimeOffset.Parse(cafe.Element(Names + "lastmod")!.Value, null).UtcDateTime.Date
        );
        Assert.DoesNotContain(map, u => u.Element(Names + "loc")!.Value.Contains(cancelled.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Robots_AskingWhatTheyMay_AreShownTheMap()
    {
        using var visitor = new BrowserVisit(site);
        using var response = await visitor.Browser.GetAsync("/robots.txt", BrowserVisit.Cancel);

        Assert.Equal("text/plain", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Sitemap: http", await response.Content.ReadAsStringAsync(BrowserVisit.Cancel), StringComparison.Ordinal);
    }

    private static async Task<List<XElement>> MapAsync(BrowserVisit visit)
    {
        using var response = await visit.Browser.GetAsync("/sitemap.xml", BrowserVisit.Cancel);
        Assert.Equal("application/xml", response.Content.Headers.ContentType?.MediaType);
        return [.. XDocument.Parse(await response.Content.ReadAsStringAsync(BrowserVisit.Cancel)).Root!.Elements(Names + "url")];
    }
}
