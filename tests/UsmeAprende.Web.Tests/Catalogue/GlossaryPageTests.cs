namespace UsmeAprende.Web.Tests.Catalogue;

public sealed class GlossaryPageTests(SiteHost site)
{
    [Fact]
    public async Task Glossary_ByLetters_LeadsToEachAndKeepsEveryWord()
    {
        using var visitor = new BrowserVisit(site);

        var page = await visitor.ReadAsync("/glosario");

        var links = page.QuerySelectorAll(".letters a").Select(a => a.GetAttribute("href")![1..]).ToList();
        Assert.Equal(links, page.QuerySelectorAll("main h2").Select(h => h.Id));
        Assert.Equal(links.Distinct(), links);
        Assert.All(page.QuerySelectorAll("main section"), section => Assert.NotEmpty(section.QuerySelectorAll("dt[id^='g-'] + dd")));
        // What narrows the list needs a script.
        Assert.True(page.QuerySelector("[data-filter]")!.HasAttribute("hidden"));
    }
}
