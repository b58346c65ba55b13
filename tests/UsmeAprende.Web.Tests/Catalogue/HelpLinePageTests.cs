using System.Text;

namespace UsmeAprende.Web.Tests.Catalogue;

public sealed class HelpLinePageTests(SiteHost site)
{
    [Fact]
    public async Task Lines_OnTheirPage_AreDialledWithATapAndPrintedAsACard()
    {
        using var visitor = new BrowserVisit(site);

        var page = await visitor.ReadAsync("/lineas");

        var dialled = page.QuerySelectorAll("main .card a[href^='tel:']").Select(a => a.GetAttribute("href")).ToList();
        Assert.Contains("tel:123", dialled);
        Assert.Contains("tel:018000112137", dialled);
        Assert.Equal(dialled.Distinct(), dialled);
        var card = await visitor.Browser.GetByteArrayAsync(
            page.QuerySelector("a[href$='.pdf']")!.GetAttribute("href"),
            BrowserVisit.Cancel
        );
        Assert.Equal("%PDF-", Encoding.ASCII.GetString(card, 0, 5));
    }
}
