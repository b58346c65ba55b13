namespace UsmeAprende.Web.Tests.Gatherings.Planning;

/// <summary>The calendar that people subscribe to, with the gatherings of the demo data.</summary>
public sealed class CalendarFeedTests : IAsyncLifetime
{
    private readonly SiteHost _site = new SiteHost { Environment = "Development" }.With("Site:Url", "https://aprende.example");

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Events_OfTheFeed_EachHaveTheirAddressAndWhenTheyWereChanged()
    {
        using var visitor = new BrowserVisit(_site);

        var feed = (await visitor.Browser.GetStringAsync("/encuentros.ics", BrowserVisit.Cancel)).Replace(
            "\r\n ",
            "",
            StringComparison.Ordinal
        );

        var lines = feed.Split("\r\n");
        var events = lines.Count(l => l == "BEGIN:VEVENT");
        Assert.NotEqual(0, events);
        Assert.Equal(events, lines.Count(l => l.StartsWith("URL:https://aprende.example/encuentros/", StringComparison.Ordinal)));
        Assert.Equal(events, lines.Count(l => l.StartsWith("DTSTAMP:20", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Page_OfGatherings_SaysHowToAddTheCalendarOnEachDevice()
    {
        using var visitor = new BrowserVisit(_site);

        var page = (await visitor.ReadAsync("/encuentros")).QuerySelector("main")!;

        Assert.Equal("https://aprende.example/encuentros.ics", page.QuerySelector("a[href='/encuentros.ics']")!.TextContent);
        Assert.Contains("En un celular Android", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("«Agregar»", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("«Desde URL»", page.TextContent, StringComparison.Ordinal);
    }
}
