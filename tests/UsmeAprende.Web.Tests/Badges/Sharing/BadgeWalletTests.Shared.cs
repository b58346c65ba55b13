using System.Net;
using System.Text.Json.Nodes;
using UsmeAprende.Credentials;

namespace UsmeAprende.Web.Tests.Badges.Sharing;

public sealed partial class BadgeWalletTests
{
    [Fact]
    public async Task Shared_Badge_IsGivenToOtherSitesInEachForm()
    {
        using var shared = await _ana.PostAsync($"/mis-insignias/{_award.Id}/compartir");
        using var stranger = new BrowserVisit(_office.Site);

        using var json = await stranger.Browser.GetAsync($"{_award.Path}/credencial.json", Cancel);
        using var png = await stranger.Browser.GetAsync($"{_award.Path}/imagen.png", Cancel);
        using var drawing = await stranger.Browser.GetAsync("/insignias/dibujos/primer-paso.png", Cancel);
        using var again = await stranger.Browser.GetAsync("/insignias/dibujos/primer-paso.svg", Cancel);

        foreach (var answer in (HttpResponseMessage[])[json, png, drawing, again])
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(["*"], answer.Headers.GetValues("Access-Control-Allow-Origin"));
            Assert.False(answer.Headers.Contains("Cross-Origin-Resource-Policy"));
        }
        Assert.Equal((await AwardAsync()).SignedCredential, BakedPng.Read(await png.Content.ReadAsByteArrayAsync(Cancel)));
        Assert.NotNull(JsonNode.Parse(await json.Content.ReadAsStringAsync(Cancel))!["proof"]);
    }

    [Fact]
    public async Task Shared_Badge_CanBeSentCopiedAndPutOnLinkedIn()
    {
        using var shared = await _ana.PostAsync($"/mis-insignias/{_award.Id}/compartir");

        var page = await _ana.ReadAsync("/mis-insignias");

        var address = $"http://localhost{_award.Path}";
        Assert.Contains(
            Uri.EscapeDataString(address),
            page.QuerySelector("a[href^='https://wa.me/']")!.GetAttribute("href"),
            StringComparison.Ordinal
        );
        var linkedIn = page.QuerySelector("a[href^='https://www.linkedin.com/profile/add']")!.GetAttribute("href")!;
        Assert.Contains($"certUrl={Uri.EscapeDataString(address)}", linkedIn, StringComparison.Ordinal);
        var copied = page.QuerySelector("button[data-do=copy]")!.GetAttribute("data-copy")!;
        Assert.Equal(address, page.GetElementById(copied)!.TextContent);
    }
}
