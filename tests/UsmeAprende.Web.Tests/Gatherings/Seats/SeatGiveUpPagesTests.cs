using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using UsmeAprende.Web.Tests.Gatherings.Planning;

namespace UsmeAprende.Web.Tests.Gatherings.Seats;

public sealed class SeatGiveUpPagesTests : IAsyncLifetime
{
    private readonly SiteHost _site = new SiteHost().With("People:StaffSecondFactor", "Optional");

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Seat_GivenUp_IsAskedFirstThenToldAndCanBeTakenBack()
    {
        using var facilitator = new BrowserVisit(_site);
        using var ana = new BrowserVisit(_site);
        var id = await GatheringPagesTests.PlanAsync(facilitator);
        await ana.SignUpAsync();
        using var reserved = await ana.PostAsync($"/encuentros/{id}/reservar");

        var asked = await ana.ReadAsync($"/mis-encuentros/{id}/ceder");
        using var given = await SendAsync(ana, asked);
        var told = await ana.ReadAsync(given.Headers.Location!.ToString());
        using var undone = await ana.PostAsync($"/mis-encuentros/{id}/deshacer");
        var back = await ana.ReadAsync(undone.Headers.Location!.ToString());

        Assert.Equal("¿Ceder su cupo?", asked.QuerySelector("h1")!.TextContent);
        Assert.StartsWith("Cedió su cupo – Mis encuentros", told.Title, StringComparison.Ordinal);
        var banner = told.QuerySelector(".notice.success")!;
        Assert.Equal(("alert", "-1"), (banner.GetAttribute("role"), banner.GetAttribute("tabindex")));
        Assert.True(banner.HasAttribute("autofocus"));
        Assert.Contains("puede deshacerlo hasta las", told.Body!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("Su cupo es suyo otra vez – Mis encuentros", back.Title, StringComparison.Ordinal);
        Assert.Contains("Con cupo", back.Body!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("Mis encuentros", (await ana.ReadAsync("/mis-encuentros")).Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Seat_OfAPrivateLink_IsAskedFirstAndCanBeTakenBack()
    {
        using var facilitator = new BrowserVisit(_site);
        using var visitor = new BrowserVisit(_site);
        var id = await GatheringPagesTests.PlanAsync(facilitator);
        var form = await visitor.ReadAsync($"/encuentros/{id}/reservar");
        using var reserved = await visitor.PostAsync(
            $"/encuentros/{id}/reservar/datos",
            ("Secret", form.QuerySelector("[name=Secret]")!.GetAttribute("value")!),
            ("GivenNames", "Rosa"),
            ("Surnames", "Chisacá"),
            ("Contact", "300 123 4567"),
            ("DataTreatment", "true")
        );
        var link = reserved.Headers.Location!.ToString();

        using var given = await SendAsync(visitor, await visitor.ReadAsync(link + "/ceder"));
        var told = await visitor.ReadAsync(given.Headers.Location!.ToString());
        using var undone = await visitor.PostAsync(link + "/deshacer");

        Assert.Contains("Deshacer", told.QuerySelector($"form[action='{link}/deshacer']")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "Su cupo es suyo otra vez",
            (await visitor.ReadAsync(undone.Headers.Location!.ToString())).Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains("Tiene su cupo", (await visitor.ReadAsync(link)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SeatOfNobody_IsNotAskedAbout()
    {
        using var facilitator = new BrowserVisit(_site);
        var id = await GatheringPagesTests.PlanAsync(facilitator);

        using var asked = await facilitator.Browser.GetAsync($"/mis-encuentros/{id}/ceder", BrowserVisit.Cancel);
        using var undone = await facilitator.PostAsync($"/mis-encuentros/{id}/deshacer");

        Assert.Equal("/mis-encuentros", asked.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.NotFound, undone.StatusCode);
    }

    private static Task<HttpResponseMessage> SendAsync(BrowserVisit visit, IHtmlDocument page)
    {
        var form = page.QuerySelector<IHtmlFormElement>("main form")!;
        return visit.PostAsync(
            form.GetAttribute("action")!,
            form.QuerySelectorAll<IHtmlInputElement>("input").ToDictionary(i => i.Name!, i => i.Value)
        );
    }
}
