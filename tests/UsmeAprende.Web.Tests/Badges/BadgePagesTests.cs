using System.Net;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Badges;
using UsmeAprende.Catalogue;
using UsmeAprende.Web.Tests.Learning;

namespace UsmeAprende.Web.Tests.Badges;

public sealed class BadgePagesTests(SiteHost site)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private BadgeBook Book => site.Services.GetRequiredService<BadgeStore>().Current;

    [Fact]
    public async Task Page_OfAllBadges_TellsEachWithItsCriteriaAndDrawing()
    {
        using var browser = site.Browser();

        var page = await HtmlPage.GetAsync(browser, "/insignias", Cancel);

        Assert.All(
            Book.Badges.Where(b => !b.IsRetired),
            badge =>
            {
                var card = page.GetElementById(badge.Id)!;
                Assert.Contains(badge.Criteria, card.TextContent, StringComparison.Ordinal);
                Assert.Equal(badge.DrawingPath, card.QuerySelector("img")!.GetAttribute("src"));
            }
        );
    }

    [Fact]
    public async Task Drawing_OfABadge_ComesAsSvgAndAsPng()
    {
        using var browser = site.Browser();
        var badge = Book.Badges.First();

        var svg = await browser.GetAsync(badge.DrawingPath, Cancel);
        var png = await browser.GetAsync(badge.PreviewPath, Cancel);

        Assert.Equal("image/svg+xml", svg.Content.Headers.ContentType?.MediaType);
        Assert.Contains("sandbox", string.Join(' ', svg.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("image/png", png.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/insignias/dibujos/ninguna.svg", Cancel)).StatusCode);
    }

    [Fact]
    public async Task MyLearning_AfterALesson_ShowsRhythmAndBadgeInEncouragingWords() // R5
    {
        using var ana = await LearnerClient.SignInAsync(site);
        var lesson = site.Services.GetRequiredService<CatalogueStore>().Current.Courses.SelectMany(c => c.Lessons).First();
        var before = (await HtmlPage.GetAsync(ana.Browser, "/mi-aprendizaje", Cancel)).Body!.TextContent;

        await ana.SyncAsync(LearnerClient.CreateRecord("completed", lesson.Id));
        var after = await HtmlPage.GetAsync(ana.Browser, "/mi-aprendizaje", Cancel);

        Assert.Contains("empieza su ritmo", before, StringComparison.Ordinal);
        Assert.NotNull(after.QuerySelector("img[alt='Primer paso']"));
        Assert.DoesNotContain("perdió", after.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OwnBadges_ForAScript_AreSmallAndKeptByNobody()
    {
        using var ana = await LearnerClient.SignInAsync(site);
        var lesson = site.Services.GetRequiredService<CatalogueStore>().Current.Courses.SelectMany(c => c.Lessons).First();
        await ana.SyncAsync(LearnerClient.CreateRecord("completed", lesson.Id));

        var response = await ana.Browser.GetAsync("/api/insignias", Cancel);
        var earned = await LearnerClient.JsonAsync(response);

        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.Contains(earned.EnumerateArray(), badge => badge.GetProperty("id").GetString() == "primer-paso");
    }

    [Fact]
    public async Task Readiness_OfSoundBadges_IsHealthy()
    {
        using var browser = site.Browser();

        Assert.DoesNotContain("badges", await browser.GetStringAsync("/salud/listo", Cancel), StringComparison.Ordinal);
        Assert.Empty(Book.Faults);
    }
}
